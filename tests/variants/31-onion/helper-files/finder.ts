import type { Product } from './domain-model.ts';

/** There is no product of this id. */
export class ProductNotFoundError extends Error {
  override readonly name = 'ProductNotFoundError';
  readonly productId: string;

  constructor(productId: string) {
    super(`There is no product ${JSON.stringify(productId)}`);
    this.productId = productId;
  }
}

/** A file beside application.ts: it may know what application.ts may know. */
export function createFinder(look: (productId: string) => Promise<Product | undefined>) {
  return async (productId: string): Promise<Product> => {
    const product = await look(productId);
    if (product === undefined) throw new ProductNotFoundError(productId);
    return product;
  };
}
