// Breaks 4: an object lists ids such as '10' and '9' first and in ascending order.
import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

/** Stores products in memory. */
export class InMemoryProductRepository implements ProductRepository {
  /** By id. It has no prototype, so that an id can be '__proto__'. */
  readonly #products = Object.create(null) as Record<string, Product>;

  save(product: Product): void {
    this.#products[product.id] = copyOf(product);
  }

  findById(id: string): Product | undefined {
    const product: Product | undefined = this.#products[id];
    return product === undefined ? undefined : copyOf(product);
  }

  findByCategory(category: string): readonly Product[] {
    return Object.values(this.#products)
      .filter((product) => product.category === category)
      .map(copyOf);
  }

  delete(id: string): void {
    delete this.#products[id];
  }
}

function copyOf({ id, name, price, category, tags }: Product): Product {
  return { id, name, price, category, tags: [...tags] };
}
