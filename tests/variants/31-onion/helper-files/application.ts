import { createFinder } from './finder.ts';
import type { Money, Product } from './domain-model.ts';
import { applyDiscount } from './domain-services.ts';

export { ProductNotFoundError } from './finder.ts';

/** What the catalogue needs of a store; who provides it is decided further out. */
export interface ProductRepository {
  /** The product of that id, or undefined where there is none. */
  find(productId: string): Promise<Product | undefined>;
  /** Keeps the product, in place of an earlier one of the same id. */
  save(product: Product): Promise<void>;
}

/** What can be done with the catalogue. */
export interface Catalogue {
  /** The price of a product at this moment with a discount. */
  priceOf(productId: string, percent: number): Promise<Money>;
  /** Gives a product another price; its promise resolves when the price is saved. */
  changePrice(productId: string, price: Money): Promise<void>;
}

/** Creates a catalogue of the products in a repository. */
export function createCatalogue(products: ProductRepository): Catalogue {
  const find = createFinder((productId) => products.find(productId));
  return {
    priceOf: async (productId, percent) => applyDiscount((await find(productId)).price, percent),
    changePrice: async (productId, price) => products.save(Object.freeze({ ...(await find(productId)), price })),
  };
}
