// Breaks 6: adds a map of flat rates to shipping-strategy.ts, for the calculator to read.
import { flatRates, type ShippingStrategy } from './shipping-strategy.ts';

export function flatRate(cents: number): ShippingStrategy {
  const strategy: ShippingStrategy = () => cents;
  flatRates.set(strategy, cents);
  return strategy;
}
