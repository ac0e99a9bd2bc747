import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { anyFailure, failureOf } from '../support/failure.ts';
import { sharedHelpers } from '../support/helper-files.ts';
import { anyString, integerEdges, wholeNumbers } from '../support/hostile.ts';
import { brokenImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { thrownBy } from '../support/thrown.ts';
import { unlistedMembers } from '../support/unlisted-members.ts';
import {
  anyIds,
  anyInvalidIds,
  anyRecords,
  changes,
  clientForms,
  codeOf,
  expectedInTrouble,
  expectedStory,
  failingCalls,
  found,
  headphones,
  incompleteRecords,
  invalidIds,
  invalidIn,
  invalidRecords,
  membersOf,
  mergedOf,
  methods,
  nameIn,
  notObjects,
  ordinaryProducts,
  ordinaryRecords,
  ownErrors,
  poster,
  product,
  productOf,
  properties,
  recordOf,
  saved,
  Session,
  stepOf,
  stories,
  throwsInvalidId,
  throwsUnavailable,
  throwsUnreadable,
  trickyEdits,
  trickyStories,
  typicalFailures,
  unknownFields,
  unusualRecords,
  unusualValue,
  withMethods,
} from './anti-corruption-layer.model.ts';
import { ErpError } from './product-acl.ts';
import { files, foreignCatalog, importRules, listed, mentionsOfErp, nameOf, publicMembers } from './shop.model.ts';
import { changePrice } from './shop.ts';

const calls = fc.constantFrom(...methods);

describe('1 ★ `find` translates a record into a product', () => {
  law(
    'find returns the product that the record describes',
    { record: ordinaryRecords() },
    ({ record }) => {
      const { id } = productOf(record);
      expect(new Session().store(record.PROD_CODE, record).do({ find: id }).outcome).toEqual(productOf(record));
    },
    { examples: [0.07, 0.57, 1.15, 8.29, 92.59].map((UNIT_PRICE) => ({ record: { ...headphones, UNIT_PRICE } })) },
  );

  example('find returns undefined if the ERP has no record with this code', () => {
    expect(new Session().store('00042', headphones).catalog.find('43')).toBe(undefined);
  });
});

describe('2 ★ `save` translates a new product into a record', () => {
  law(
    'save writes a new product as a record with exactly the five fields',
    { product: ordinaryProducts() },
    ({ product }) => {
      const session = new Session();
      const { outcome } = session.do({ save: product });
      expect([outcome, session.stored(codeOf(product.id))]).toEqual(['saved', recordOf(product)]);
    },
    { examples: [7, 115, 1001].map((price) => ({ product: { ...poster, price } })) },
  );
});

describe('3 ★★ The shop knows only its own terms', () => {
  example('shop.ts imports nothing, and product-acl.ts imports only shop.ts', () => {
    expect(brokenImports(import.meta.url, importRules)).toEqual([]);
  });

  example('each file exports exactly what the API lists for it, and declares it itself', () => {
    const members = Object.entries(publicMembers).flatMap(([file, classes]) =>
      unlistedMembers(import.meta.url, file, classes),
    );
    expect([...misplacedExports(import.meta.url, listed), ...members]).toEqual([]);
  });

  example('the two files share no helper file', () => {
    expect(sharedHelpers(import.meta.url, files)).toEqual([]);
  });

  example('shop.ts and its helper files contain no name and no category code of the ERP', () => {
    expect(mentionsOfErp(import.meta.url)).toEqual([]);
  });

  law(
    'changePrice finds the product in any catalog, saves it with the new price, and returns it',
    { catalog: fc.constantFrom(...clientForms), product: ordinaryProducts(), price: wholeNumbers() },
    ({ catalog: form, product, price }) => {
      const { catalog, received } = foreignCatalog(form, product);
      const returned = changePrice(catalog, product.id, price);
      expect(returned && { ...returned }).toEqual({ ...product, price });
      expect(received).toEqual([product.id, { ...product, price }]);
      expect(beyondInterface(catalog), 'changePrice uses more than the two methods of the port').toEqual([]);
    },
    {
      why: 'code that knows where a catalog gets its data has to change when that system is replaced',
      examples: clientForms.flatMap((catalog) =>
        [0, poster.price].map((price) => ({ catalog, product: poster, price })),
      ),
    },
  );

  law(
    'changePrice uses only the five properties of a product, and does not change the product',
    { product: ordinaryProducts(), price: fc.nat(99) },
    ({ product, price }) => {
      const seen = standIn('product', product);
      const { catalog, received } = foreignCatalog('an object literal', seen);
      changePrice(catalog, product.id, price);
      expect(received).toEqual([product.id, { ...product, price }]);
      expect(beyondInterface(seen), 'changePrice uses more than the five properties of a product').toEqual([]);
    },
    { effort: 0.2 },
  );

  law(
    'each change of a price makes a new product, and the products of earlier changes stay the same',
    { product: ordinaryProducts(), prices: fc.uniqueArray(fc.nat(99), { minLength: 2, maxLength: 3 }) },
    ({ product, prices }) => {
      const { catalog, saved } = foreignCatalog('an object literal', product);
      const returned = prices.map((price) => changePrice(catalog, product.id, price));
      expect(returned.map((one) => one?.price)).toEqual(prices);
      expect(saved.map(({ price }) => price)).toEqual(prices);
    },
    { effort: 0.2, examples: [{ product: poster, prices: [1, 2] }] },
  );

  example('changePrice returns undefined and saves nothing if there is no product', () => {
    const { catalog, received } = foreignCatalog('an object literal', undefined);
    expect(changePrice(catalog, '43', 500)).toBe(undefined);
    expect(received).toEqual(['43']);
  });

  law(
    'changePrice does not catch errors of the catalog',
    { method: calls, failure: anyFailure(ownErrors) },
    ({ method, failure }) => {
      const { catalog } = foreignCatalog('an object literal', poster, { [method]: failure });
      const thrown = thrownBy(() => changePrice(catalog, '7', 1));
      expect(nameOf(thrown, failure)).toBe('the error of the catalog');
    },
    { effort: 0.3, examples: typicalFailures.flatMap((failure) => withMethods({ failure })) },
  );
});

describe('4 ★★ Nothing from the ERP leaves the layer', () => {
  law(
    'a product has its five properties and no other members',
    { record: anyRecords() },
    ({ record }) => {
      const found = new Session().store('00042', record).catalog.find('42');
      expect(membersOf(Object(found) as object)).toEqual(properties.toSorted());
    },
    { why: 'code that can reach the record depends on the ERP', effort: 0.3, examples: [{ record: headphones }] },
  );

  example('a catalog has no members besides find and save', () => {
    const { catalog } = new Session();
    const members = new Set(['find', 'save', ...membersOf(catalog)]);
    expect([...members].toSorted()).toEqual(['find', 'save']);
  });

  law(
    'find returns the product as it was last stored, by the shop or by other code, and each call reads it once',
    { steps: stories() },
    ({ steps }, mode) => {
      const session = mode.use(() => new Session({ mode }));
      const effects = steps.map((step) => session.do(step));
      expect(effects.map(({ outcome }) => nameIn(outcome))).toEqual(expectedStory(steps));
      expect(session.changedProducts(), 'products that changed after find had returned them').toEqual([]);
      const reads = steps.flatMap((step, i) => ('find' in step ? [effects[i]?.calls.length] : []));
      expect(reads, 'the number of calls to the client in each find').toEqual(reads.map(() => 1));
    },
    { modes: { mutated: true, inCompany: true }, effort: 0.5, examples: trickyStories.map((steps) => ({ steps })) },
  );

  law(
    'the layer works with any object that has the two methods, and uses no other member of it',
    { client: fc.constantFrom(...clientForms), name: anyString() },
    ({ client: form, name }) => {
      const session = new Session({ form }).store('00042', headphones);
      const outcomes = [found, { save: { ...product, name } }, found].map((step) => nameIn(session.do(step).outcome));
      expect(outcomes).toEqual([{ name: 'Headphones' }, 'saved', { name }]);
      expect(session.beyond(), 'the layer uses more than the two methods of the client').toEqual([]);
    },
    { effort: 0.5, examples: clientForms.map((client) => ({ client, name: 'Headset' })) },
  );
});

describe('5 ★★ `save` changes only what the shop changed', () => {
  law(
    'only fields whose property the shop changed get new values',
    { record: anyRecords(), change: changes() },
    ({ record, change }) => {
      const changed = { ...productOf(record), ...change };
      const { calls } = new Session().store('00042', record).do({ save: changed });
      expect(calls).toEqual([
        ['READ_PROD', '00042'],
        ['WRITE_PROD', mergedOf(changed, record)],
      ]);
    },
    { examples: trickyEdits },
  );

  law(
    'fields that the shop does not know are written unchanged, whatever their values',
    { unknown: fc.constantFrom(...unknownFields) },
    ({ unknown: { field, value } }) => {
      const record = { ...headphones, [field]: unusualValue(value) };
      const { calls } = new Session().store('00042', record).do({ save: { ...product, price: 1 } });
      expect(calls.at(-1)?.[1]).toStrictEqual({ ...record, UNIT_PRICE: 0.01 });
    },
    { effort: 0.3, examples: unknownFields.map((unknown) => ({ unknown })) },
  );

  law(
    'save compares the product with the record that the ERP has now, not with one that it read earlier',
    { earlier: anyRecords(), now: fc.option(anyRecords(), { nil: undefined }), method: calls },
    ({ earlier, now, method }) => {
      const session = new Session().store('00042', earlier);
      const changed = productOf(earlier);
      session.do(method === 'find' ? found : { save: changed });
      session.do(now ? { erpStores: now } : { erpDeletes: '42' });
      const expected = now ? mergedOf(changed, now) : recordOf(changed);
      expect(session.do({ save: changed }).calls).toEqual([
        ['READ_PROD', '00042'],
        ['WRITE_PROD', expected],
      ]);
    },
    {
      effort: 0.5,
      examples: [undefined, { ...headphones, STOCK_QTY: 3, CAT_CODE: '017', VENDOR_NO: 'V-8' }].flatMap((now) =>
        withMethods({ earlier: headphones, now }),
      ),
    },
  );

  law(
    'each save writes a new object, and not one that it has read or written before',
    { steps: stories() },
    ({ steps }) => {
      const session = new Session();
      const writes = steps.flatMap((step) => session.do(step).calls.filter(([method]) => method === 'WRITE_PROD'));
      expect(writes.filter(([, record]) => typeof record === 'string')).toEqual([]);
    },
    {
      why: 'a client that keeps the record for later would send the values of another save',
      effort: 0.2,
      examples: [
        [saved, { save: poster }],
        [{ erpStores: headphones }, saved, saved],
      ].map((steps) => ({ steps })),
    },
  );
});

describe('6 ★★★ Every product has one id and one code', () => {
  law(
    'find and save translate an id of any length',
    { id: anyIds() },
    ({ id }) => {
      const record = { ...headphones, PROD_CODE: codeOf(id) };
      const session = new Session().store(record.PROD_CODE, record);
      const { outcome, calls } = session.do({ find: id });
      expect([outcome, ...calls]).toEqual([{ ...product, id }, ['READ_PROD', codeOf(id)]]);
      expect(new Session().do({ save: { ...product, id } }).calls.at(-1)?.[1]).toMatchObject({ PROD_CODE: codeOf(id) });
    },
    {
      effort: 0.5,
      examples: [...integerEdges, 10, 9999, 10_000, 99_999, 100_000, 10n ** 20n, 2n ** 53n + 1n].map((id) => ({
        id: String(id),
      })),
    },
  );

  law(
    'for any other string, find and save throw InvalidProductIdError, and the client is not called',
    { id: anyInvalidIds(), method: calls },
    ({ id, method }) => {
      const session = new Session().store('00042', headphones).store('00000', { ...headphones, PROD_CODE: '00000' });
      const effect = session.do(method === 'find' ? { find: id } : { save: { ...product, id } });
      expect(effect).toEqual({ outcome: throwsInvalidId(id), calls: [] });
    },
    {
      why: 'a product with two ids can be changed through one of them and read through the other',
      examples: invalidIds.flatMap((id) => withMethods({ id })),
    },
  );
});

describe('7 ★★★ An invalid record never becomes a product', () => {
  law(
    'a record with an invalid field makes find and save throw UnreadableProductError, and nothing is written',
    { record: fc.constantFrom(...invalidRecords), method: calls },
    ({ record, method }) => {
      const { outcome, calls } = new Session().store('00042', record).do(stepOf(method));
      const [property = 'none'] = invalidIn(record);
      expect({ outcome, calls }).toEqual({
        outcome: throwsUnreadable('42', property),
        calls: [['READ_PROD', '00042']],
      });
    },
    { examples: invalidRecords.flatMap((record) => withMethods({ record })) },
  );

  law(
    'a payload that lacks fields makes find and save throw UnreadableProductError for one of them',
    { payload: fc.oneof(fc.constantFrom(...notObjects), incompleteRecords()), method: calls },
    ({ payload, method }) => {
      const { outcome, calls } = new Session().store('00042', payload).do(stepOf(method));
      expect(invalidIn(payload).map((property) => throwsUnreadable('42', property))).toContain(outcome);
      expect(calls).toEqual([['READ_PROD', '00042']]);
    },
    { effort: 0.5, examples: notObjects.flatMap((payload) => withMethods({ payload })) },
  );

  law(
    'every valid record becomes a product, even with unusual strings and numbers',
    { record: anyRecords() },
    ({ record }) => {
      expect(new Session().store('00042', record).do(found).outcome).toEqual(productOf(record));
    },
    { examples: unusualRecords.map((record) => ({ record })) },
  );

  example('after the record has been repaired, find and save work again', () => {
    const session = new Session().store('00042', { ...headphones, UNIT_PRICE: null });
    const steps = [found, saved, { erpStores: headphones }, found, saved];
    const refused = throwsUnreadable('42', 'price');
    expect(steps.map((step) => session.do(step).outcome)).toEqual([refused, refused, 'done', product, 'saved']);
  });
});

describe('8 ★★★ ERP failures become shop errors', () => {
  law(
    'anything that the client throws, except RC 4 from READ_PROD, becomes the cause of a CatalogUnavailableError, and the client is not called again',
    { failing: fc.constantFrom(...failingCalls), failure: anyFailure(ownErrors) },
    ({ failing, failure }) => {
      const session = new Session().store('00042', headphones);
      session.fail({ [failing.startsWith('READ') ? 'READ_PROD' : 'WRITE_PROD']: failure });
      const { outcome, calls } = session.do(failing.endsWith('find') ? found : saved);
      expect({ outcome, methods: calls.map(([method]) => method) }).toEqual({
        outcome: throwsUnavailable('42'),
        methods: failing.startsWith('READ') ? ['READ_PROD'] : ['READ_PROD', 'WRITE_PROD'],
      });
    },
    {
      why: 'code that catches errors of the ERP has to change when the ERP is replaced',
      effort: 0.5,
      examples: failingCalls.flatMap((failing) => typicalFailures.map((failure) => ({ failing, failure }))),
    },
  );

  example('RC 4 from WRITE_PROD is a failure', () => {
    const session = new Session().store('00042', headphones);
    session.fail({ WRITE_PROD: failureOf('an ErpError with RC 4', new ErpError(4)) });
    expect(session.do(saved).outcome).toBe(throwsUnavailable('42'));
  });

  example('RC 4 from READ_PROD means that there is no record, even in a subclass of ErpError', () => {
    class ErpReadError extends ErpError {}
    const session = new Session();
    session.fail({ READ_PROD: failureOf('a subclass', new ErpReadError(4)) });
    expect([found, saved].map((step) => session.do(step).outcome)).toEqual(['no product', 'saved']);
  });

  law(
    'a call fails if the client fails during it, and later calls work normally',
    { steps: fc.array(calls, { minLength: 3, maxLength: 6 }) },
    ({ steps }, mode) => {
      const session = new Session({ mode }).store('00042', headphones);
      expect(steps.map((call) => session.do(stepOf(call)).outcome)).toEqual(
        expectedInTrouble(steps, mode.trouble?.call),
      );
    },
    {
      modes: { inTrouble: { how: 'throws', upTo: 4, errors: ownErrors } },
      effort: 0.5,
      examples: [{ steps: ['find', 'find', 'save', 'find'] }, { steps: ['save', 'save', 'find'] }],
    },
  );

  example('after ten failures in a row, find and save work', () => {
    const session = new Session().store('00042', headphones);
    session.fail({ READ_PROD: failureOf('an Error', new Error('failed')) });
    for (let i = 0; i < 10; i += 1) session.do(i % 2 === 0 ? found : saved);
    session.fail({});
    expect([found, saved].map((step) => session.do(step).outcome)).toEqual([product, 'saved']);
  });
});
