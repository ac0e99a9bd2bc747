// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  createProductCatalog,
  type ErpClient,
  ErpError,
  type ErpRecord,
} from '../../../../katas/48-anti-corruption-layer/product-acl.ts';
import { CatalogUnavailableError, InvalidProductIdError } from '../../../../katas/48-anti-corruption-layer/shop.ts';

law('an id must be a number', { id: fc.constantFrom('', 'x') }, ({ id }) => {
  expect(() => createProductCatalog(erpWith([])).find(id)).toThrow(InvalidProductIdError);
});

law('a product that does not exist is not found', { id: fc.constantFrom('1', '2') }, ({ id }) => {
  expect(createProductCatalog(erpWith([])).find(id)).toBeUndefined();
});

law('a failure of the ERP is an error of the shop', { RC: fc.constantFrom(8, 12) }, ({ RC }) => {
  const erp = erpWith([]);
  erp.READ_PROD = () => {
    throw new ErpError(RC);
  };
  expect(() => createProductCatalog(erp).find('1')).toThrow(CatalogUnavailableError);
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
