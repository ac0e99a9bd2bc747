// Breaks 5: ignores an object that it has saved before, even if the caller has changed it.
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

/** Stores products in memory. */
export class InMemoryProductRepository implements ProductRepository {
  // A map accepts any string as a key, and a key that is set again keeps its position.
  readonly #products = new Map<string, Product>();
  readonly #saved = new WeakSet<Product>();

  save(product: Product): void {
    if (this.#saved.has(product)) return;
    this.#saved.add(product);
    this.#products.set(product.id, copyOf(product));
  }

  findById(id: string): Product | undefined {
    const product = this.#products.get(id);
    return product && copyOf(product);
  }

  findByCategory(category: string): Product[] {
    return [...this.#products.values()].filter((product) => product.category === category).map(copyOf);
  }

  delete(id: string): void {
    this.#products.delete(id);
  }
}

/** A database returns new objects for each query. So does this repository. */
function copyOf({ id, name, price, category, tags }: Product): Product {
  return { id, name, price, category, tags: [...tags] };
}
