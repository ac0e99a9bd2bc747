import type { Discount, Money, Product } from './domain-model.ts';
import { StatelessCatalogue } from './stateless-catalogue.ts';

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

export function createCatalogue(products: ProductRepository, discounts: DiscountRepository): Catalogue {
  return new StatelessCatalogue(products, discounts);
}
