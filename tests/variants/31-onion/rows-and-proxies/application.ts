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

export function createCatalogue(products: ProductRepository, discounts: DiscountRepository): Catalogue {
  const catalogue: Catalogue = {
    async priceOf(productId) {
      const all = await discounts.all();
      return bestPrice(await existing(productId), all);
    },
    async totalOf(productIds) {
      // Loads each product once, but a basket may contain it several times.
      const loaded = new Map<string, Product>();
      for (const id of new Set(productIds)) loaded.set(id, await existing(id));
      const basket = productIds.flatMap((id) => loaded.get(id) ?? []);
      return totalPrice(basket, await discounts.all());
    },
    async changePrice(productId, price) {
      const product = await existing(productId);
      const changed = product.withPrice(price);
      await products.save(changed);
    },
  };

  async function existing(productId: string): Promise<Product> {
    return (await products.find(productId)) ?? missing(productId);
  }

  return new Proxy(catalogue, {});
}

function missing(productId: string): never {
  throw new ProductNotFoundError(productId);
}
