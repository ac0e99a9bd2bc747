import { todo } from '../support/todo.ts';
import type { Money } from './domain-model.ts';

/** A number that is no discount. */
export class InvalidDiscountError extends Error {
  override readonly name = 'InvalidDiscountError';
  readonly percent: number;

  constructor(percent: number) {
    super(`No discount is ${percent} per cent`);
    this.percent = percent;
  }
}

/** What is left of a price when `percent` of it is taken off, rounded to the cent. */
export function applyDiscount(price: Money, percent: number): Money {
  return todo('take the discount off');
}
