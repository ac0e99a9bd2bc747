import type { ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

class FlatRate {
  readonly #cents: number;

  constructor(cents: number) {
    this.#cents = cents;
  }

  price(): number {
    return this.#cents;
  }
}

export function flatRate(cents: number): ShippingStrategy {
  const strategy = new FlatRate(cents);
  return strategy.price.bind(strategy);
}
