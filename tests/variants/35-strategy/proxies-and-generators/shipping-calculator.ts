import { InvalidQuantityError, type ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

/** Replaces its own method: after `use`, `costOf` is another function. */
export class ShippingCalculator {
  costOf: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    this.costOf = guarded(strategy);
  }

  use(strategy: ShippingStrategy): void {
    this.costOf = guarded(strategy);
  }
}

function guarded(strategy: ShippingStrategy): ShippingStrategy {
  return new Proxy(strategy, {
    apply: (target, _self, [grams, km]: [number, number]) => {
      if (nearestValid(grams) !== grams) throw new InvalidQuantityError('grams', grams);
      if (nearestValid(km) !== km) throw new InvalidQuantityError('km', km);
      return Reflect.apply(target, undefined, [grams, km]);
    },
  });
}

function nearestValid(value: number): number {
  return Math.min(Math.max(0, Math.round(value)), Number.MAX_SAFE_INTEGER);
}
