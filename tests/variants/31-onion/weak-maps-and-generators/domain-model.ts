// State in WeakMaps.
/** Thrown for a number that is not a valid amount. */
export class InvalidMoneyError extends Error {
  override readonly name = 'InvalidMoneyError';
  readonly value: number;

  constructor(value: number) {
    super(`${value} is not a valid amount`);
    this.value = value;
  }
}

/** Thrown when two amounts should have the same currency but do not. */
export class CurrencyMismatchError extends Error {
  override readonly name = 'CurrencyMismatchError';
  readonly left: string;
  readonly right: string;

  constructor(left: string, right: string) {
    super(`Expected the same currency, but got ${left} and ${right}`);
    this.left = left;
    this.right = right;
  }
}

/** Thrown for a percentage that is not a valid discount. */
export class InvalidDiscountError extends Error {
  override readonly name = 'InvalidDiscountError';
  readonly percent: number;

  constructor(percent: number) {
    super(`${percent} per cent is not a valid discount`);
    this.percent = percent;
  }
}

interface ProductState {
  readonly id: string;
  readonly name: string;
  readonly price: Money;
}

const moneyStates = new WeakMap<object, readonly [amount: number, currency: string]>();
const productStates = new WeakMap<object, ProductState>();
const discountStates = new WeakMap<object, readonly [productId: string, percent: number]>();

function stateIn<T>(states: WeakMap<object, T>, object: object): T {
  const state = states.get(object);
  if (state === undefined) throw new TypeError('This object was not created by its class.');
  return state;
}

export class Money {
  constructor(amount: number, currency: string) {
    if (!Number.isSafeInteger(amount) || Math.sign(amount) < 0) throw new InvalidMoneyError(amount);
    moneyStates.set(this, [amount, currency]);
  }

  get amount(): number {
    return stateIn(moneyStates, this)[0];
  }

  get currency(): string {
    return stateIn(moneyStates, this)[1];
  }

  add(other: Money): Money {
    const [amount, currency] = stateIn(moneyStates, this);
    const [added, otherCurrency] = stateIn(moneyStates, other);
    if (currency !== otherCurrency) throw new CurrencyMismatchError(currency, otherCurrency);
    return new Money(amount + added, currency);
  }
}

export class Product {
  constructor(id: string, name: string, price: Money) {
    productStates.set(this, { id, name, price });
  }

  get id(): string {
    return stateIn(productStates, this).id;
  }

  get name(): string {
    return stateIn(productStates, this).name;
  }

  get price(): Money {
    return stateIn(productStates, this).price;
  }

  withPrice(price: Money): Product {
    const { id, name, price: old } = stateIn(productStates, this);
    if (old.currency !== price.currency) throw new CurrencyMismatchError(old.currency, price.currency);
    return new Product(id, name, price);
  }
}

export class Discount {
  constructor(productId: string, percent: number) {
    const isValid = Number.isInteger(percent) && percent >= 0 && percent <= 100;
    if (!isValid) throw new InvalidDiscountError(percent);
    discountStates.set(this, [productId, percent]);
  }

  get productId(): string {
    return stateIn(discountStates, this)[0];
  }

  get percent(): number {
    return stateIn(discountStates, this)[1];
  }
}
