import { todo } from '../support/todo.ts';
import type { ShippingStrategy } from './shipping-strategy.ts';

/** Prices parcels with the strategy in use. */
export class ShippingCalculator {
  constructor(strategy: ShippingStrategy) {
    todo('keep the strategy');
  }

  /** Replaces the strategy, with effect from the next call to `costOf`. */
  use(strategy: ShippingStrategy): void {
    todo('replace the strategy');
  }

  /** Returns the price of a parcel in cents. */
  costOf(grams: number, km: number): number {
    return todo('check the parcel, then call the strategy');
  }
}
