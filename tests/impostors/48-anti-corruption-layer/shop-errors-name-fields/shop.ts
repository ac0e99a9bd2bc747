// Breaks 3: an error of the shop has a public property for the ERP's field.
export type Category = 'electronics' | 'clothing' | 'books' | 'uncategorized';

/** A product, as the shop sees it. */
export interface Product {
  /** The decimal digits of a non-negative integer, without leading zeros. */
  readonly id: string;
  readonly name: string;
  /** In cents. */
  readonly price: number;
  readonly category: Category;
  readonly inStock: boolean;
}

/** What the shop needs from a catalog, in the shop's own terms. */
export interface ProductCatalog {
  /** Returns the product, or undefined if there is none. */
  find(id: string): Product | undefined;
  /** Creates or updates a product. */
  save(product: Product): void;
}

/** No product can have this id. */
export class InvalidProductIdError extends Error {
  override readonly name = 'InvalidProductIdError';
  readonly productId: string;

  constructor(productId: string) {
    super(`Invalid product id: ${JSON.stringify(productId)}`);
    this.productId = productId;
  }
}

/** The catalog has data under this id, but the data is not a product. */
export class UnreadableProductError extends Error {
  override readonly name = 'UnreadableProductError';
  readonly productId: string;
  /** A property for which the catalog has no valid value. */
  readonly property: keyof Product;
  /** The field of the ERP that is not valid. Nothing sets it, but each error has the property. */
  field?: string;

  constructor(productId: string, property: keyof Product) {
    super(`The catalog has no valid ${property} for product ${productId}`);
    this.productId = productId;
    this.property = property;
  }
}

/** The catalog failed. `cause` is the reason, for logs only. */
export class CatalogUnavailableError extends Error {
  override readonly name = 'CatalogUnavailableError';
  readonly productId: string;

  constructor(productId: string, cause: unknown) {
    super(`The catalog failed for product ${productId}`, { cause });
    this.productId = productId;
  }
}

/**
 * Changes the price of a product.
 *
 * @returns the product with its new price, or undefined if there is no such product
 */
export function changePrice(catalog: ProductCatalog, id: string, price: number): Product | undefined {
  const product = catalog.find(id);
  if (product === undefined) return undefined;
  const changed = { ...product, price };
  catalog.save(changed);
  return changed;
}
