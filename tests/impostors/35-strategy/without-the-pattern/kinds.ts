import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

/** What the calculator has to know of each strategy. */
export const kinds = new WeakMap<ShippingStrategy, { kind: 'free' | 'flat' | 'by weight'; cents: number }>();
