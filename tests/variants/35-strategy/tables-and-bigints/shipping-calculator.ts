import { InvalidQuantityError, type ShippingStrategy } from '../../../../solutions/35-strategy/shipping-strategy.ts';

/** Keeps every strategy it ever had; the last one is in use. */
export class ShippingCalculator {
  readonly history: ShippingStrategy[];

  constructor(...history: [ShippingStrategy]) {
    this.history = history;
  }

  use(strategy: ShippingStrategy): this {
    this.history.push(strategy);
    return this;
  }

  costOf(grams: number, km: number): number {
    const invalid = Object.entries({ grams, km }).find(([, value]) => !(Number.isSafeInteger(value) && value >= 0));
    if (invalid) throw new InvalidQuantityError(invalid[0] as 'grams' | 'km', invalid[1]);
    const { length, [length - 1]: strategy } = this.history;
    if (strategy === undefined) throw new Error('A calculator always has a strategy');
    return strategy(grams, km);
  }
}
