// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  createProductCatalog,
  type ErpClient,
  ErpError,
  type ErpRecord,
} from '../../../../katas/48-anti-corruption-layer/product-acl.ts';
import { changePrice } from '../../../../katas/48-anti-corruption-layer/shop.ts';

law('a record becomes a product', { euros: fc.nat(99) }, ({ euros }) => {
  expect(createProductCatalog(erpWith([{ ...radio, UNIT_PRICE: euros }])).find('42')).toEqual({
    id: '42',
    name: 'Radio',
    price: euros * 100,
    category: 'electronics',
    inStock: true,
  });
});

law('a price changes', { price: fc.nat(99) }, ({ price }) => {
  const catalog = createProductCatalog(erpWith([radio]));
  expect(changePrice(catalog, '42', price)?.price).toBe(price);
});

const radio: ErpRecord = { PROD_CODE: '00042', PROD_DESC: 'Radio', UNIT_PRICE: 20, CAT_CODE: '001', STOCK_QTY: 3 };

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
