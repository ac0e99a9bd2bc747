import type { Money, Product } from './domain-model.ts';
import { applyDiscount } from './domain-services.ts';

/** What the catalogue needs of a store; who provides it is decided further out. */
export interface ProductRepository {
  /** The product of that id, or undefined where there is none. */
  find(productId: string): Promise<Product | undefined>;
  /** Keeps the product, in place of an earlier one of the same id. */
  save(product: Product): Promise<void>;
}

/** There is no product of this id. */
export class ProductNotFoundError extends Error {
  override readonly name = 'ProductNotFoundError';
  readonly productId: string;

  constructor(productId: string) {
    super(`There is no product ${JSON.stringify(productId)}`);
    this.productId = productId;
  }
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
  async function lookUp(productId: string): Promise<Product> {
    const product = await products.find(productId);
    if (!product) throw new ProductNotFoundError(productId);
    return product;
  }

  return {
    // Asks every time: a price that is kept here is right only until somebody else changes it.
    async priceOf(productId, percent) {
      const { price } = await lookUp(productId);
      return applyDiscount(price, percent);
    },

    async changePrice(productId, price) {
      const { id, name } = await lookUp(productId);
      await products.save({ id, name, price });
    },
  };
}
