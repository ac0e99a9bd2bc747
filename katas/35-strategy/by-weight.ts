import { todo } from '../support/todo.ts';
import type { ShippingStrategy } from './shipping-strategy.ts';

/** Creates a strategy that charges by weight, in whole cents. */
export function byWeight(centsPerKg: number): ShippingStrategy {
  return todo('return a strategy that charges by weight');
}
