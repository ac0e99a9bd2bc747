// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { byWeight } from '../../../../katas/35-strategy/by-weight.ts';
import { free } from '../../../../katas/35-strategy/free.ts';
import { ShippingCalculator } from '../../../../katas/35-strategy/shipping-calculator.ts';
import { InvalidQuantityError, type Tariff } from '../../../../katas/35-strategy/shipping-strategy.ts';
import { strategyFor } from '../../../../katas/35-strategy/strategy-for.ts';

law('the strategy depends on the total', { orderTotal: fc.integer({ min: 0, max: 15_000 }) }, ({ orderTotal }) => {
  const expected = orderTotal >= 10_000 ? 3 : orderTotal >= 5_000 ? 2 : 1;
  expect(strategyFor(orderTotal, tariff)(1, 1)).toBe(expected);
});

law('byWeight is pro rata', { hundreds: fc.nat(50), cents: fc.nat(10) }, ({ hundreds, cents }) => {
  expect(byWeight(cents * 10)(hundreds * 100, 5)).toBe(hundreds * cents);
});

law('a negative weight is invalid', { grams: fc.integer({ min: -9, max: -1 }) }, ({ grams }) => {
  expect(() => new ShippingCalculator(free).costOf(grams, 5)).toThrow(InvalidQuantityError);
});

const tariff: Tariff = { small: () => 1, medium: () => 2, large: () => 3 };
