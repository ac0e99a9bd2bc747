// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { byWeight } from '../../../../katas/35-strategy/by-weight.ts';
import { flatRate } from '../../../../katas/35-strategy/flat-rate.ts';
import { free } from '../../../../katas/35-strategy/free.ts';
import { ShippingCalculator } from '../../../../katas/35-strategy/shipping-calculator.ts';
import type { Tariff } from '../../../../katas/35-strategy/shipping-strategy.ts';
import { strategyFor } from '../../../../katas/35-strategy/strategy-for.ts';

law('each strategy has a price', { kilograms: fc.nat(20), cents: fc.nat(100) }, ({ kilograms, cents }) => {
  expect(free(kilograms * 1000, 5)).toBe(0);
  expect(flatRate(cents)(kilograms * 1000, 5)).toBe(cents);
  expect(byWeight(cents)(kilograms * 1000, 5)).toBe(kilograms * cents);
});

law('a large order has the large price', { orderTotal: fc.integer({ min: 20_000, max: 30_000 }) }, ({ orderTotal }) => {
  expect(strategyFor(orderTotal, tariff)(1, 1)).toBe(3);
});

law('costOf returns the price of the strategy', { cents: fc.nat(100) }, ({ cents }) => {
  expect(new ShippingCalculator(flatRate(cents)).costOf(1000, 5)).toBe(cents);
});

const tariff: Tariff = { small: () => 1, medium: () => 2, large: () => 3 };
