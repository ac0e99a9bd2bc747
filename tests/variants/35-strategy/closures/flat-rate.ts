import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

export const flatRate = (cents: number): ShippingStrategy => Object.freeze(() => cents);
