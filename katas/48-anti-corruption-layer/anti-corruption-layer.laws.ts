import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { createProductCatalog, type ErpClient, ErpError, type ErpRecord } from './product-acl.ts';
import { changePrice, type Product, type ProductCatalog } from './shop.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r48

law('a product has a name', { record: records() }, ({ record }) => {
  const catalog = createProductCatalog(erpWith([record], []));
  expect(typeof catalog.find('42')?.name).toBe('string');
});

law('a changed price is a number', { product: products(), price: fc.nat(100) }, ({ product, price }) => {
  const catalog: ProductCatalog = { find: () => product, save: () => {} };
  expect(typeof changePrice(catalog, product.id, price)?.price).toBe('number');
});

example('saving returns nothing', () => {
  const product: Product = { id: '7', name: 'Poster', price: 500, category: 'books', inStock: true };
  expect(createProductCatalog(erpWith([], [])).save(product)).toBeUndefined();
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function records(): fc.Arbitrary<ErpRecord> {
  return fc.record({
    PROD_CODE: fc.constant('00042'),
    PROD_DESC: fc.constantFrom('Headphones', 'Radio'),
    UNIT_PRICE: fc.constantFrom(1, 92.59),
    CAT_CODE: fc.constantFrom('001', '999'),
    STOCK_QTY: fc.nat(15),
  });
}

function products(): fc.Arbitrary<Product> {
  return fc.record({
    id: fc.constantFrom('7', '42'),
    name: fc.constantFrom('Headphones', 'Radio'),
    price: fc.nat(100),
    category: fc.constantFrom('electronics', 'uncategorized'),
    inStock: fc.boolean(),
  });
}

/** An ERP with some records. It adds each call to a list: `read 00042`. */
function erpWith(records: readonly ErpRecord[], calls: string[]): ErpClient {
  const stored = new Map(records.map((record) => [record.PROD_CODE, record]));
  return {
    READ_PROD(code) {
      calls.push(`read ${code}`);
      const record = stored.get(code);
      if (!record) throw new ErpError(4);
      return record;
    },
    WRITE_PROD(record) {
      calls.push(`write ${record.PROD_CODE}`);
      stored.set(record.PROD_CODE, record);
    },
  };
}
