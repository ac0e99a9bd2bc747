// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { flatRate } from '../../../../katas/35-strategy/flat-rate.ts';
import { ShippingCalculator } from '../../../../katas/35-strategy/shipping-calculator.ts';
import type { Tariff } from '../../../../katas/35-strategy/shipping-strategy.ts';
import { strategyFor } from '../../../../katas/35-strategy/strategy-for.ts';

law('the strategy depends on the total', { orderTotal: fc.integer({ min: 0, max: 15_000 }) }, ({ orderTotal }) => {
  const expected = orderTotal >= 10_000 ? 'large' : orderTotal >= 5_000 ? 'medium' : 'small';
  expect(strategyFor(orderTotal, tariff)).toBe(tariff[expected]);
});

law('use replaces the strategy', { first: fc.nat(100), second: fc.nat(100) }, ({ first, second }) => {
  const calculator = new ShippingCalculator(flatRate(first));
  expect(calculator.costOf(1000, 5)).toBe(first);
  calculator.use(flatRate(second));
  expect(calculator.costOf(1000, 5)).toBe(second);
});

const tariff: Tariff = { small: () => 1, medium: () => 2, large: () => 3 };
