import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import type { Product } from '../../../../solutions/52-repository/product.ts';

/** Its constructor returns a frozen object, and its products are numbered like rows. */
export class InMemoryProductRepository implements ProductRepository {
  declare readonly save: ProductRepository['save'];
  declare readonly findById: ProductRepository['findById'];
  declare readonly findByCategory: ProductRepository['findByCategory'];
  declare readonly delete: ProductRepository['delete'];

  constructor() {
    const rows = new Map<number, Product>();
    let last = 0;
    const positionOf = (id: string) => [...rows].find(([, product]) => product.id === id)?.[0];
    return Object.freeze<ProductRepository>({
      save: (product) => void rows.set(positionOf(product.id) ?? ++last, structuredClone({ ...product })),
      findById: (id) => structuredClone(rows.get(positionOf(id) ?? 0)),
      findByCategory: (wanted) => structuredClone([...rows.values()].filter(({ category }) => category === wanted)),
      delete: (id) => void rows.delete(positionOf(id) ?? 0),
    });
  }
}
