// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  createProductCatalog,
  type ErpClient,
  ErpError,
  type ErpRecord,
} from '../../../../katas/48-anti-corruption-layer/product-acl.ts';
import type { Product, ProductCatalog } from '../../../../katas/48-anti-corruption-layer/shop.ts';

law('a new product is written', { price: fc.nat(99) }, ({ price }) => {
  const erp = erpWith([]);
  const product: Product = { id: '7', name: 'Poster', price: price * 100, category: 'books', inStock: true };
  createProductCatalog(erp).save(product);
  expect(erp.stored.get('00007')).toMatchObject({ PROD_DESC: 'Poster', UNIT_PRICE: price, CAT_CODE: '003' });
});

law('what was saved is found', { price: fc.nat(99) }, ({ price }) => {
  const catalog: ProductCatalog = createProductCatalog(erpWith([]));
  const product: Product = { id: '7', name: 'Poster', price, category: 'books', inStock: true };
  catalog.save(product);
  expect(catalog.find('7')).toEqual(product);
});

function erpWith(records: readonly ErpRecord[]): ErpClient & { stored: Map<string, ErpRecord> } {
  const stored = new Map(records.map((record) => [record.PROD_CODE, record]));
  return {
    stored,
    READ_PROD(code) {
      if (!stored.has(code)) throw new ErpError(4);
      return stored.get(code);
    },
    WRITE_PROD: (record) => void stored.set(record.PROD_CODE, record),
  };
}
