// The repository keeps rows and builds each product anew. It reaches past two rings to the domain model.
import type { ProductRepository } from './application.ts';
import { Money, Product } from '../../../../solutions/31-onion/domain-model.ts';

interface Row {
  readonly product_id: string;
  readonly title: string;
  readonly cents: number;
  readonly currency: string;
}

export function createInMemoryProducts(): ProductRepository {
  const rows: Row[] = [];
  const repository: ProductRepository = {
    async find(productId) {
      const row = rows.find(({ product_id }) => product_id === productId);
      return row && new Product(row.product_id, row.title, new Money(row.cents, row.currency));
    },
    async save({ id, name, price }) {
      const index = rows.findIndex(({ product_id }) => product_id === id);
      const row = { product_id: id, title: name, cents: price.amount, currency: price.currency };
      rows.splice(index < 0 ? rows.length : index, 1, row);
    },
  };
  return new Proxy(repository, {});
}
