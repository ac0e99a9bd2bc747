import {
  InvalidQuantityError,
  UnknownStrategyError,
  type ShippingStrategy,
} from '../../../solutions/35-strategy/strategy.ts';

export {
  InvalidQuantityError,
  UnknownStrategyError,
  type ShippingStrategy,
} from '../../../solutions/35-strategy/strategy.ts';

/** A strategy around another one that checks parcels: the calculator never sees the bare one. */
const checked =
  (strategy: ShippingStrategy): ShippingStrategy =>
  (grams, km) => {
    if (!/^\d+$/.test(String(grams)) || grams > Number.MAX_SAFE_INTEGER) throw new InvalidQuantityError('grams', grams);
    if (!/^\d+$/.test(String(km)) || km > Number.MAX_SAFE_INTEGER) throw new InvalidQuantityError('km', km);
    return strategy(grams, km);
  };

export const free: ShippingStrategy = () => 0;

export const flatRate =
  (cents: number): ShippingStrategy =>
  () =>
    cents;

export const byWeight =
  (centsPerKg: number): ShippingStrategy =>
  (grams) =>
    Math.floor((2 * grams * centsPerKg + 1000) / 2000);

/** Decides when it is asked for a price; a wrong total is refused before that. */
export function strategyFor(orderTotal: number): ShippingStrategy {
  if (!Number.isSafeInteger(orderTotal) || orderTotal < 0) throw new InvalidQuantityError('orderTotal', orderTotal);
  return (grams, km) => {
    const chosen = orderTotal < 10_000 ? (orderTotal < 5_000 ? byWeight(250) : flatRate(500)) : free;
    return chosen(grams, km);
  };
}

/** All state lives in the constructor's closure. */
export class ShippingCalculator {
  declare readonly use: (strategy: ShippingStrategy) => void;
  declare readonly costOf: ShippingStrategy;

  constructor(strategy: ShippingStrategy) {
    let inUse = checked(strategy);
    const use = (next: ShippingStrategy) => {
      inUse = checked(next);
    };
    const costOf: ShippingStrategy = (grams, km) => inUse(grams, km);
    Object.assign(this, { use, costOf });
  }
}

/** A chain of functions, each of which knows one name and asks the earlier ones for the others. */
export class StrategyRegistry {
  #find: (name: string) => ShippingStrategy | undefined = () => undefined;
  readonly #names = new Set<string>();

  register(name: string, strategy: ShippingStrategy): void {
    const earlier = this.#find;
    this.#find = (wanted) => (wanted === name ? strategy : earlier(wanted));
    this.#names.add(name);
  }

  get(name: string): ShippingStrategy {
    const found = this.#find(name);
    if (found === undefined) throw new UnknownStrategyError(name, this.#names);
    return found;
  }
}
