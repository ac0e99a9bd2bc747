import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export const byWeight =
  (centsPerKg: number): ShippingStrategy =>
  (grams) =>
    Math.floor((grams * centsPerKg) / 1000) + Number((grams * centsPerKg) % 1000 >= 500);
