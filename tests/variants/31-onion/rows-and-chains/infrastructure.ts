import type { ProductRepository } from '../../../../solutions/31-onion/application.ts';
import { Money, type Product } from '../../../../solutions/31-onion/domain-model.ts';

type Row = readonly [id: string, name: string, amount: number, currency: string];

/** Keeps rows as a table would, newest first, and builds a product of its own for everybody who asks. */
export function createInMemoryProducts(products: readonly Product[] = []): ProductRepository {
  let rows: readonly Row[] = products.map(rowOf);
  return {
    async find(productId) {
      const row = rows.find(([id]) => id === productId);
      return row && productOf(row);
    },
    async save(product) {
      rows = [rowOf(product), ...rows];
    },
  };
}

function rowOf({ id, name, price }: Product): Row {
  return [id, name, price.amount, price.currency];
}

function productOf([id, name, amount, currency]: Row): Product {
  return { id, name, price: new Money(amount, currency) };
}
