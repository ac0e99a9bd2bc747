declare global {
  var pricing: { priceOf(kind: string, cents: number, grams: number): number };
}

/** All prices in one place. */
globalThis.pricing = {
  priceOf(kind, cents, grams) {
    if (kind === 'free') return 0;
    return kind === 'flat' ? cents : Math.round((grams * cents) / 1000);
  },
};

export { ShippingCalculator } from '../../../../solutions/35-strategy/shipping-calculator.ts';
