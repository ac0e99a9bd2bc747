// Breaks 4: all repositories in memory share one map.
import type { Product } from '../../../../solutions/52-repository/product.ts';

const products = new Map<string, Product>();

export class InMemoryProductRepository {
  save(product: Product): void {
    products.set(product.id, structuredClone(product));
  }

  findById(id: string): Product | undefined {
    return structuredClone(products.get(id));
  }

  findByCategory(category: string): Product[] {
    return structuredClone([...products.values()].filter((product) => product.category === category));
  }

  delete(id: string): void {
    products.delete(id);
  }
}
