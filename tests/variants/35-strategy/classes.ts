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

/** The pattern as the book has it: strategies are objects with a method, bound to become functions. */
abstract class Strategy {
  abstract price(grams: number, km: number): number;

  asFunction(): ShippingStrategy {
    return this.price.bind(this);
  }
}

class Flat extends Strategy {
  readonly cents: number;

  constructor(cents: number) {
    super();
    this.cents = cents;
  }

  override price(): number {
    return this.cents;
  }
}

class ByWeight extends Strategy {
  readonly centsPerKg: number;

  constructor(centsPerKg: number) {
    super();
    this.centsPerKg = centsPerKg;
  }

  override price(grams: number): number {
    const thousandths = grams * this.centsPerKg;
    const rest = thousandths % 1000;
    return (thousandths - rest) / 1000 + (rest < 500 ? 0 : 1);
  }
}

export function free(): number {
  return new Flat(0).price();
}

export function flatRate(cents: number): ShippingStrategy {
  return new Flat(cents).asFunction();
}

export function byWeight(centsPerKg: number): ShippingStrategy {
  return new ByWeight(centsPerKg).asFunction();
}

export function strategyFor(orderTotal: number): ShippingStrategy {
  switch (Math.min(2, Math.floor(whole('orderTotal', orderTotal) / 5_000))) {
    case 0:
      return byWeight(250);
    case 1:
      return flatRate(500);
    default:
      return free;
  }
}

/** Frozen, with its state elsewhere. */
const strategies = new WeakMap<ShippingCalculator, ShippingStrategy>();

export class ShippingCalculator {
  constructor(strategy: ShippingStrategy) {
    this.use(strategy);
    Object.freeze(this);
  }

  use(strategy: ShippingStrategy): void {
    strategies.set(this, strategy);
  }

  costOf(...parcel: [grams: number, km: number]): number {
    whole('grams', parcel[0]);
    whole('km', parcel[1]);
    return Reflect.apply(strategies.get(this) ?? free, undefined, parcel);
  }
}

/** Strategies under prefixed keys of an object without a prototype. */
export class StrategyRegistry {
  readonly strategies: Record<`name ${string}`, ShippingStrategy> = Object.create(null);

  register(name: string, strategy: ShippingStrategy): void {
    this.strategies[`name ${name}`] = strategy;
  }

  get(name: string): ShippingStrategy {
    const known = Object.keys(this.strategies).map((key) => key.slice('name '.length));
    return this.strategies[`name ${name}`] ?? refuse(new UnknownStrategyError(name, known));
  }
}

function whole(quantity: InvalidQuantityError['quantity'], value: number): number {
  const isWhole = value >= 0 && value <= Number.MAX_SAFE_INTEGER && value % 1 === 0;
  return isWhole ? value : refuse(new InvalidQuantityError(quantity, value));
}

function refuse(error: Error): never {
  throw error;
}
