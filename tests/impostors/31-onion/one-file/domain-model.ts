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

/** An amount in one currency. It is always valid and never changes. */
export class Money {
  readonly #amount: number;
  readonly #currency: string;

  /** Takes minor units: 10000 is USD 100.00. */
  constructor(amount: number, currency: string) {
    if (!Number.isInteger(amount) || amount < 0) throw new InvalidMoneyError(amount);
    this.#amount = amount;
    this.#currency = currency;
  }

  get amount(): number {
    return this.#amount;
  }

  get currency(): string {
    return this.#currency;
  }

  /** The sum, as a new object. */
  add(other: Money): Money {
    checkSameCurrency(this, other);
    return new Money(this.#amount + other.amount, this.#currency);
  }
}

/** Something that the shop sells. It never changes. */
export class Product {
  readonly #id: string;
  readonly #name: string;
  readonly #price: Money;

  constructor(id: string, name: string, price: Money) {
    this.#id = id;
    this.#name = name;
    this.#price = price;
  }

  get id(): string {
    return this.#id;
  }

  get name(): string {
    return this.#name;
  }

  /** The price before any discount. */
  get price(): Money {
    return this.#price;
  }

  /** The product with another price, as a new object. A product keeps its currency. */
  withPrice(price: Money): Product {
    checkSameCurrency(this.#price, price);
    return new Product(this.#id, this.#name, price);
  }
}

/** A percentage off the price of one product. It is always valid and never changes. */
export class Discount {
  readonly #productId: string;
  readonly #percent: number;

  constructor(productId: string, percent: number) {
    if (!Number.isInteger(percent) || percent < 0 || percent > 100) throw new InvalidDiscountError(percent);
    this.#productId = productId;
    this.#percent = percent;
  }

  get productId(): string {
    return this.#productId;
  }

  get percent(): number {
    return this.#percent;
  }
}

function checkSameCurrency(left: Money, right: Money): void {
  if (left.currency !== right.currency) throw new CurrencyMismatchError(left.currency, right.currency);
}

/** A price after a discount, rounded to the nearest cent; half a cent is rounded up. */
export function applyDiscount(price: Money, discount: Discount): Money {
  // Multiplied before it is divided: both factors are integers, so only the division rounds.
  return new Money(Math.round((price.amount * (100 - discount.percent)) / 100), price.currency);
}

/** The price of a product after the largest of its discounts. */
export function bestPrice(product: Product, discounts: readonly Discount[]): Money {
  return discounts
    .filter(({ productId }) => productId === product.id)
    .map((discount) => applyDiscount(product.price, discount))
    .reduce((best, price) => (price.amount < best.amount ? price : best), product.price);
}

/** The sum of the best prices of one or more products. */
export function totalPrice(products: readonly Product[], discounts: readonly Discount[]): Money {
  return products.map((product) => bestPrice(product, discounts)).reduce((total, price) => total.add(price));
}

/** Port: what the catalogue needs from a store of products. An outer ring implements it. */
export interface ProductRepository {
  /** The product with this id, or `undefined`. */
  find(productId: string): Promise<Product | undefined>;
  /** Adds the product, or replaces the one with the same id. */
  save(product: Product): Promise<void>;
}

/** Port: where the catalogue gets discounts from. */
export interface DiscountRepository {
  /** All products' discounts that are valid now. */
  all(): Promise<readonly Discount[]>;
}

/** Thrown if the repository has no product with this id. */
export class ProductNotFoundError extends Error {
  override readonly name = 'ProductNotFoundError';
  readonly productId: string;

  constructor(productId: string) {
    super(`There is no product with the id ${JSON.stringify(productId)}`);
    this.productId = productId;
  }
}

/** What users can do with the catalogue. */
export interface Catalogue {
  /** The best price of a product. */
  priceOf(productId: string): Promise<Money>;
  /** The sum of the best prices of the products in a basket. */
  totalOf(productIds: readonly string[]): Promise<Money>;
  /** Changes the price of a product. Resolves when the product is saved. */
  changePrice(productId: string, price: Money): Promise<void>;
}

/** Creates a catalogue that keeps no data itself. */
export function createCatalogue(products: ProductRepository, discounts: DiscountRepository): Catalogue {
  async function load(productId: string): Promise<Product> {
    const product = await products.find(productId);
    if (product === undefined) throw new ProductNotFoundError(productId);
    return product;
  }

  return {
    async priceOf(productId) {
      const product = await load(productId);
      return bestPrice(product, await discounts.all());
    },

    async totalOf(productIds) {
      const basket = await Promise.all(productIds.map(load));
      // One list for all products: two lists might be from before and after a sale has ended.
      return totalPrice(basket, await discounts.all());
    },

    async changePrice(productId, price) {
      const product = await load(productId);
      await products.save(product.withPrice(price));
    },
  };
}

/** Creates a repository that stands in for a database. Products never change, so it needs no copies. */
export function createInMemoryProducts(): ProductRepository {
  const stored = new Map<string, Product>();
  return {
    find: async (productId) => stored.get(productId),
    save: async (product) => {
      stored.set(product.id, product);
    },
  };
}
