import type { ProductRepository } from '../../../../solutions/52-repository/product-repository.ts';
import { UnknownProductError, type Product } from '../../../../solutions/52-repository/product.ts';

/** Functions instead of methods and private fields. */
export class CatalogService {
  readonly add: (product: Product) => void;
  readonly electronics: () => readonly Product[];
  readonly changePrice: (id: string, price: number) => void;

  constructor(repository: ProductRepository) {
    this.add = (product) => repository.save(product);
    this.electronics = () => repository.findByCategory('electronics');
    this.changePrice = (id, price) => {
      const product = repository.findById(id);
      if (product === undefined) throw new UnknownProductError(id);
      repository.save(Object.assign({}, product, { price }));
    };
  }
}
