// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { createProductCatalog } from '../../../../katas/48-anti-corruption-layer/product-acl.ts';

law('order: a product lists its properties in the order of the type', { price: fc.nat(99) }, ({ price }) => {
  const record = { PROD_CODE: '00042', PROD_DESC: 'Radio', UNIT_PRICE: price, CAT_CODE: '001', STOCK_QTY: 3 };
  const product = createProductCatalog({ READ_PROD: () => record, WRITE_PROD: () => {} }).find('42');
  expect(Object.keys(product ?? {})).toEqual(['id', 'name', 'price', 'category', 'inStock']);
});

law('identity: a product is not frozen', { price: fc.nat(99) }, ({ price }) => {
  const record = { PROD_CODE: '00042', PROD_DESC: 'Radio', UNIT_PRICE: price, CAT_CODE: '001', STOCK_QTY: 3 };
  const product = createProductCatalog({ READ_PROD: () => record, WRITE_PROD: () => {} }).find('42');
  expect(Object.isFrozen(product)).toBe(false);
});
