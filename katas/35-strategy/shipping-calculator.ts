import { todo } from '../support/todo.ts';
import type { ShippingStrategy } from './shipping-strategy.ts';

/** Charges for parcels with the strategy in use. */
export class ShippingCalculator {
  constructor(strategy: ShippingStrategy) {
    todo('keep the strategy');
  }

  /** Replaces the strategy, from the next `costOf` on. */
  use(strategy: ShippingStrategy): void {
    todo('replace the strategy');
  }

  /** Returns the price of a parcel in cents. */
  costOf(grams: number, km: number): number {
    return todo('check the parcel, then call the strategy');
  }
}
