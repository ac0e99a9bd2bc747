import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { hostileText, invalidAmounts, notAmounts } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import {
  changes,
  dollarCents,
  euroCentsOf,
  euros,
  fields,
  frozen,
  headphones,
  idTexts,
  knownCategories,
  mergedOf,
  notCodes,
  notIds,
  onlyFields,
  payloads,
  productOf,
  products,
  rates,
  recordOf,
  records,
  refusalsOf,
  refusedProduct,
  refusedRecord,
  resultOf,
  table,
  unknownCategories,
  withVendor,
  wrongValues,
} from './anti-corruption-layer.model.ts';
import { createProductAcl, type LegacyRecord, type Product } from './anti-corruption-layer.ts';

describe('1 ★ A record becomes a product, and a product a record', () => {
  example('record 00042 is product 42', () => {
    expect(resultOf(() => createProductAcl(10_800).fromLegacy(headphones))).toEqual({
      id: '42',
      name: 'Wireless Headphones',
      price: 10_000,
      category: 'electronics',
      inStock: true,
    });
  });

  law('a record becomes a product', { quantity: fc.nat(3), name: hostileText() }, ({ quantity, name }) => {
    const record = { ...headphones, PROD_DESC: name, STOCK_QTY: quantity };
    const product = resultOf(() => createProductAcl(10_800).fromLegacy(record));
    expect(product).toEqual(productOf(record, 10_800));
  });

  law('a product becomes a record', { inStock: fc.boolean(), name: hostileText() }, ({ inStock, name }) => {
    const product: Product = { id: '42', name, price: 10_999, category: 'electronics', inStock };
    const record = resultOf(() => createProductAcl(10_800).toLegacy(product));
    expect(record).toEqual(recordOf(product, 10_800));
  });
});

describe('2 ★ Category codes become names, and names codes', () => {
  for (const [code, category] of table) {
    example(`${code} is ${category}, both ways`, () => {
      const acl = createProductAcl(10_800);
      const product = { ...productOf(headphones, 10_800), category };
      expect(resultOf(() => acl.fromLegacy({ ...headphones, CAT_CODE: code }))).toMatchObject({ category });
      expect(resultOf(() => acl.toLegacy(product))).toMatchObject({ CAT_CODE: code });
    });
  }
});

describe('3 ★★ Prices are converted exactly, and half a cent is rounded up', () => {
  law(
    'euros become US cents',
    { rate: rates(), euros: euros() },
    ({ rate, euros }) => {
      const record = { ...headphones, UNIT_PRICE: euros };
      const product = resultOf(() => createProductAcl(rate).fromLegacy(record));
      expect(product).toMatchObject({ price: productOf(record, rate).price });
    },
    {
      examples: [
        { rate: 10_000, euros: 1.15 },
        { rate: 10_000, euros: 4.35 },
        { rate: 10_050, euros: 1 },
        { rate: 10_050, euros: 3 },
        { rate: 10_500, euros: 0.7 },
        { rate: 5_000, euros: 0.01 },
        { rate: 20_000, euros: 999_999.99 },
      ],
    },
  );

  law(
    'US cents become euros',
    { rate: rates(), dollarCents: dollarCents() },
    ({ rate, dollarCents }) => {
      const product = { ...productOf(headphones, rate), price: dollarCents };
      const record = resultOf(() => createProductAcl(rate).toLegacy(product));
      expect(record).toMatchObject({ UNIT_PRICE: recordOf(product, rate).UNIT_PRICE });
    },
    {
      examples: [
        { rate: 10_000, dollarCents: 35 },
        { rate: 20_000, dollarCents: 1 },
        { rate: 20_000, dollarCents: 5 },
        { rate: 16_000, dollarCents: 36 },
      ],
    },
  );
});

describe('4 ★★ There and back loses at most a cent', () => {
  law(
    'a product that becomes a record and a product again is the same, but for a cent',
    { rate: rates(), product: products() },
    ({ rate, product }) => {
      const acl = createProductAcl(rate);
      const back = resultOf(() => acl.fromLegacy(acl.toLegacy(product))) as Product;
      expect({ ...back, price: product.price }).toEqual(product);
      expect(Math.abs(back.price - product.price)).toBeLessThanOrEqual(1);
    },
    { examples: [{ rate: 20_000, product: { ...productOf(headphones, 20_000), id: '0', price: 1 } }] },
  );

  law(
    'a record that becomes a product and a record again is the same, but for a cent',
    {
      rate: rates(),
      record: records({ UNIT_PRICE: euros(90_000_000), CAT_CODE: knownCategories(), STOCK_QTY: fc.nat(1) }),
    },
    ({ rate, record }) => {
      const known = onlyFields(record);
      const acl = createProductAcl(rate);
      const back = resultOf(() => acl.toLegacy(acl.fromLegacy(known))) as LegacyRecord;
      expect({ ...back, UNIT_PRICE: known.UNIT_PRICE }).toEqual(known);
      expect(Math.abs(Math.round(100 * back.UNIT_PRICE) - Math.round(100 * known.UNIT_PRICE))).toBeLessThanOrEqual(1);
    },
  );
});

describe('5 ★★ The two sides share nothing', () => {
  law('a product has its five properties and no other, not even a hidden one', { record: records() }, ({ record }) => {
    const product = resultOf(() => createProductAcl(10_800).fromLegacy(record)) as Product;
    const properties = Reflect.ownKeys(product).map(String).toSorted();
    expect(properties).toEqual(['category', 'id', 'inStock', 'name', 'price']);
  });

  law(
    'record and product are as they were, whatever became of the call',
    {
      record: records({ STOCK_QTY: fc.constantFrom(3, -1) }),
      change: changes(),
      price: fc.constantFrom(100, Number.NaN),
    },
    ({ record, change, price }) => {
      const acl = createProductAcl(10_800);
      const product = { ...productOf(record, 10_800), price, ...change };
      const [recordBefore, productBefore] = [{ ...record }, { ...product }];
      resultOf(() => acl.fromLegacy(record));
      resultOf(() => acl.toLegacy(product, record));
      resultOf(() => acl.toLegacy(product));
      expect({ record, product }).toEqual({ record: recordBefore, product: productBefore });
    },
    { why: 'what the ERP said can be compared with what is written only if nobody writes into it' },
  );

  law(
    'what is frozen is translated like any other',
    { record: records(), change: changes() },
    ({ record, change }) => {
      const acl = createProductAcl(10_800);
      const product = { ...productOf(record, 10_800), ...change };
      const read = resultOf(() => acl.fromLegacy({ ...record }));
      const written = resultOf(() => acl.toLegacy({ ...product }, { ...record }));
      expect(resultOf(() => acl.fromLegacy(frozen(record)))).toEqual(read);
      expect(resultOf(() => acl.toLegacy(frozen(product), frozen(record)))).toEqual(written);
    },
    { effort: 0.5 },
  );

  law(
    'changing what came out changes neither what went in nor what comes next',
    { record: records() },
    ({ record }) => {
      const acl = createProductAcl(10_800);
      const before = { ...record };
      const product = productOf(record, 10_800);
      const results = () => [resultOf(() => acl.fromLegacy(record)), resultOf(() => acl.toLegacy(product, record))];
      const wanted = results().map((result) => ({ ...(result as object) }));
      results().forEach((result) => meddleWith(result));
      expect(record).toEqual(before);
      expect(results()).toEqual(wanted);
    },
    { effort: 0.5 },
  );
});

describe('6 ★★★ Each code has one id, and each id one code', () => {
  law(
    'a code and its id become each other, however long they are',
    { id: idTexts() },
    ({ id }) => {
      const acl = createProductAcl(10_800);
      const code = id.padStart(5, '0');
      const product = resultOf(() => acl.fromLegacy({ ...headphones, PROD_CODE: code }));
      const record = resultOf(() => acl.toLegacy({ ...productOf(headphones, 10_800), id }));
      expect({ [code]: product }).toMatchObject({ [code]: { id } });
      expect({ [id]: record }).toMatchObject({ [id]: { PROD_CODE: code } });
    },
    { examples: ['0', '7', '100', '99999', '100000', '100200300', '12345678901234567890'].map((id) => ({ id })) },
  );

  law(
    'what is no code is refused',
    { code: fc.constantFrom(...notCodes) },
    ({ code }) => {
      const result = resultOf(() => createProductAcl(10_800).fromLegacy({ ...headphones, PROD_CODE: code }));
      expect(result).toEqual(refusedRecord('PROD_CODE', code));
    },
    { effort: 0.1, examples: notCodes.map((code) => ({ code })) },
  );

  law(
    'what is no id is refused',
    { id: fc.constantFrom(...notIds) },
    ({ id }) => {
      const result = resultOf(() => createProductAcl(10_800).toLegacy({ ...productOf(headphones, 10_800), id }));
      expect(result).toEqual(refusedProduct('id', id));
    },
    { effort: 0.1, examples: notIds.map((id) => ({ id })) },
  );
});

describe('7 ★★★ Whatever the ERP sends becomes a product or a LegacyDataError', () => {
  law(
    'one wrong field is named, with its value',
    { wrong: fc.constantFrom(...wrongValues) },
    ({ wrong: { field, value } }) => {
      const result = resultOf(() => createProductAcl(10_800).fromLegacy({ ...headphones, [field]: value }));
      expect(result).toEqual(refusedRecord(field, value));
    },
    {
      why: 'a price that is missing and taken for 0 gives the product away',
      effort: 0.1,
      examples: wrongValues.map((wrong) => ({ wrong })),
    },
  );

  law(
    'a field that is missing is named',
    { missing: fc.constantFrom(...fields) },
    ({ missing }) => {
      const payload = Object.fromEntries(Object.entries(headphones).filter(([field]) => field !== missing));
      const result = resultOf(() => createProductAcl(10_800).fromLegacy(payload));
      expect(result).toEqual(refusedRecord(missing, undefined));
    },
    { effort: 0.1, examples: fields.map((missing) => ({ missing })) },
  );

  law(
    'any payload becomes a product, or an error that names one of its wrong fields',
    { payload: payloads() },
    ({ payload }) => {
      const result = resultOf(() => createProductAcl(10_800).fromLegacy(payload));
      const refusals = refusalsOf(payload);
      if (refusals.length > 0) expect(refusals).toContainEqual(result);
      else expect(result).toEqual(productOf(payload as LegacyRecord, 10_800));
    },
    { examples: [null, undefined, '', 'text', 42, true, [], {}].map((payload) => ({ payload })) },
  );
});

describe('8 ★★★ Writing back changes only what the shop changed', () => {
  law(
    'a product that nobody changed gives its record back, field for field',
    { rate: rates(), record: records() },
    ({ rate, record }) => {
      const acl = createProductAcl(rate);
      expect(resultOf(() => acl.toLegacy(acl.fromLegacy(record), record))).toEqual(record);
    },
    {
      why: 'who only corrects a name must not set the stock to 1',
      examples: [
        { rate: 10_800, record: headphones },
        { rate: 10_800, record: { ...headphones, CAT_CODE: '017' } },
        { rate: 5_000, record: { ...headphones, UNIT_PRICE: 0.01 } },
        { rate: 5_000, record: { ...headphones, UNIT_PRICE: 999_999.99 } },
        { rate: 10_800, record: withVendor },
      ],
    },
  );

  law(
    'a change reaches its own field and leaves the others of the record',
    { rate: rates(), record: records(), change: changes() },
    ({ rate, record, change }) => {
      const product = { ...productOf(record, rate), ...change };
      const written = resultOf(() => createProductAcl(rate).toLegacy(product, record));
      expect(written).toEqual(mergedOf(product, record, rate));
    },
    {
      examples: [
        { rate: 10_800, record: headphones, change: { name: 'Wireless Headphones Pro' } },
        { rate: 10_800, record: headphones, change: { price: 10_999 } },
        { rate: 10_800, record: headphones, change: { category: 'uncategorized' } },
        { rate: 10_800, record: headphones, change: { inStock: false } },
        { rate: 10_800, record: { ...headphones, STOCK_QTY: 0 }, change: { inStock: true } },
        { rate: 10_800, record: { ...headphones, CAT_CODE: '017' }, change: { category: 'books' } },
      ],
    },
  );

  law(
    'a category code that is in no table is uncategorized',
    { code: fc.constantFrom(...unknownCategories) },
    ({ code }) => {
      const product = resultOf(() => createProductAcl(10_800).fromLegacy({ ...headphones, CAT_CODE: code }));
      expect(product).toMatchObject({ category: 'uncategorized' });
    },
    { effort: 0.1, examples: unknownCategories.map((code) => ({ code })) },
  );

  law(
    'without an original, nothing read earlier is remembered',
    { record: records() },
    ({ record }) => {
      const acl = createProductAcl(10_000);
      const written = resultOf(() => acl.toLegacy(acl.fromLegacy(record)));
      expect(written).toEqual(recordOf(productOf(record, 10_000), 10_000));
    },
    { effort: 0.5, examples: [{ record: headphones }] },
  );

  law(
    'the record of another product is refused as an original',
    { id: idTexts() },
    ({ id }) => {
      const product = { ...productOf(headphones, 10_800), id: id === '42' ? '43' : id };
      const written = resultOf(() => createProductAcl(10_800).toLegacy(product, headphones));
      expect(written).toEqual(refusedProduct('id', product.id));
    },
    { effort: 0.3 },
  );

  law(
    'an original with a wrong field is refused',
    { wrong: fc.constantFrom(...wrongValues) },
    ({ wrong: { field, value } }) => {
      const original = { ...headphones, [field]: value };
      const written = resultOf(() => createProductAcl(10_800).toLegacy(productOf(headphones, 10_800), original));
      expect(written).toEqual(refusedRecord(field, value));
    },
  );
});

describe('9 ★★★ What the ERP cannot hold is refused', () => {
  law(
    'a price that is not whole, from 0 and safe is refused, with an original and without',
    { price: invalidAmounts() },
    ({ price }) => {
      const acl = createProductAcl(10_800);
      const product = { ...productOf(headphones, 10_800), price };
      expect(resultOf(() => acl.toLegacy(product))).toEqual(refusedProduct('price', price));
      expect(resultOf(() => acl.toLegacy(product, headphones))).toEqual(refusedProduct('price', price));
    },
    { examples: [...notAmounts, Number.MAX_SAFE_INTEGER].map((price) => ({ price })) },
  );

  law(
    'a price up to 999999.99 euros passes, and a cent more is refused',
    { rate: rates(), step: fc.integer({ min: -3, max: 3 }) },
    ({ rate, step }) => {
      const price = Math.round((99_999_999 * rate) / 10_000) + step;
      const product = { ...productOf(headphones, rate), price };
      const fits = euroCentsOf(price, rate) <= 99_999_999;
      const result = resultOf(() => createProductAcl(rate).toLegacy(product));
      expect(result).toEqual(fits ? recordOf(product, rate) : refusedProduct('price', price));
    },
    {
      examples: [
        { rate: 10_000, step: 0 },
        { rate: 10_000, step: 1 },
        { rate: 20_000, step: 1 },
      ],
    },
  );

  law(
    'a rate is a whole number from 5,000 to 20,000',
    { rate: fc.oneof(fc.integer({ min: 4_990, max: 20_010 }), invalidAmounts()) },
    ({ rate }) => {
      const isRate = Number.isInteger(rate) && rate >= 5_000 && rate <= 20_000;
      const result = resultOf(() => createProductAcl(rate) && 'made');
      expect(result).toEqual(isRate ? 'made' : { error: 'InvalidRateError', rate });
    },
    { examples: [0, 1.08, 4_999, 5_000, 10_000.5, 20_000, 20_001, ...notAmounts].map((rate) => ({ rate })) },
  );
});
