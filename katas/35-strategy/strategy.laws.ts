import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { byWeight } from './by-weight.ts';
import { flatRate } from './flat-rate.ts';
import { free } from './free.ts';
import { ShippingCalculator } from './shipping-calculator.ts';
import type { ShippingStrategy, Tariff } from './shipping-strategy.ts';
import { strategyFor } from './strategy-for.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r35

law('every strategy of the shop returns a price', { parcel: parcels(), rate: fc.nat(100) }, ({ parcel, rate }) => {
  for (const strategy of [free, flatRate(rate), byWeight(rate)]) {
    expect(typeof new ShippingCalculator(strategy).costOf(parcel.grams, parcel.km)).toBe('number');
  }
});

example('there is a strategy for a small order', () => {
  const tariff: Tariff = { small: noting([]), medium: noting([]), large: noting([]) };
  expect(typeof strategyFor(0, tariff)).toBe('function');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function parcels(): fc.Arbitrary<{ grams: number; km: number }> {
  return fc.record({ grams: fc.nat(5000), km: fc.nat(100) });
}

/** A strategy that the solutions have never seen. It adds each call to a list: `1500 grams, 20 km`. */
function noting(calls: string[]): ShippingStrategy {
  return (grams, km) => {
    calls.push(`${grams} grams, ${km} km`);
    return 100;
  };
}
