// Breaks 6: treats an empty id as a missing product.
import type { Discount, Money, Product } from '../../../../solutions/31-onion/domain-model.ts';
import { bestPrice, totalPrice } from '../../../../solutions/31-onion/domain-services.ts';

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
    const product = productId ? await products.find(productId) : undefined;
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
