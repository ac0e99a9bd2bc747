// Breaks 3: the catalogue does all the work itself: it loads, checks, calculates and saves.
import { CurrencyMismatchError, type Discount, Money, Product } from '../../../../solutions/31-onion/domain-model.ts';

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

  function priceAfter({ id, price }: Product, all: readonly Discount[]): Money {
    const percents = all.filter(({ productId }) => productId === id).map(({ percent }) => percent);
    const percent = Math.max(0, ...percents);
    return new Money(Math.round((price.amount * (100 - percent)) / 100), price.currency);
  }

  return {
    async priceOf(productId) {
      const product = await load(productId);
      return priceAfter(product, await discounts.all());
    },

    async totalOf(productIds) {
      const basket = await Promise.all(productIds.map(load));
      const all = await discounts.all();
      const [first, ...rest] = basket.map((product) => priceAfter(product, all));
      if (!first) throw new ProductNotFoundError('');
      let { amount } = first;
      for (const price of rest) {
        if (price.currency !== first.currency) throw new CurrencyMismatchError(first.currency, price.currency);
        amount += price.amount;
      }
      return new Money(amount, first.currency);
    },

    async changePrice(productId, price) {
      const { id, name, price: old } = await load(productId);
      if (old.currency !== price.currency) throw new CurrencyMismatchError(old.currency, price.currency);
      await products.save(new Product(id, name, price));
    },
  };
}
