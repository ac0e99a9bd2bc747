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

/** Every strategy is a line: a base and a price for 1,000 grams. Tiers are a table, registries a list of pairs. */
const line =
  (base: number, centsPerKg: number): ShippingStrategy =>
  (grams) =>
    base + Number((BigInt(grams) * BigInt(centsPerKg) + 500n) / 1000n);

export const free = line(0, 0);
export const flatRate = (cents: number): ShippingStrategy => line(cents, 0);
export const byWeight = (centsPerKg: number): ShippingStrategy => line(0, centsPerKg);

const tiers: readonly [below: number, strategy: ShippingStrategy][] = [
  [5_000, byWeight(250)],
  [10_000, flatRate(500)],
  [Number.MAX_SAFE_INTEGER + 1, free],
];

export function strategyFor(orderTotal: number): ShippingStrategy {
  const tier = tiers.find(([below]) => orderTotal < below);
  if (!tier || orderTotal < 0 || !Number.isInteger(orderTotal))
    throw new InvalidQuantityError('orderTotal', orderTotal);
  return tier[1];
}

export class ShippingCalculator {
  readonly #history: ShippingStrategy[] = [];

  constructor(strategy: ShippingStrategy) {
    this.#history.push(strategy);
  }

  use(strategy: ShippingStrategy): this {
    this.#history.push(strategy);
    return this;
  }

  costOf(grams: number, km: number): number {
    const wrong = Object.entries({ grams, km }).find(([, value]) => !(Number.isSafeInteger(value) && value >= 0));
    if (wrong) throw new InvalidQuantityError(wrong[0] as 'grams' | 'km', wrong[1]);
    const strategy = this.#history.at(-1);
    return strategy ? strategy(grams, km) : 0;
  }
}

export class StrategyRegistry {
  #entries: readonly (readonly [string, ShippingStrategy])[] = [];

  register(name: string, strategy: ShippingStrategy): this {
    this.#entries = [[name, strategy], ...this.#entries.filter(([other]) => other !== name)];
    return this;
  }

  get(name: string): ShippingStrategy {
    for (const [other, strategy] of this.#entries) if (other === name) return (grams, km) => strategy(grams, km);
    throw new UnknownStrategyError(
      name,
      this.#entries.map(([other]) => other),
    );
  }
}
