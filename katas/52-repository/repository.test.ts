import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { anyFailure, ordinaryFailure } from '../support/failure.ts';
import { otherImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { CatalogService } from './catalog-service.ts';
import {
  aBusyDay,
  aDay,
  type CatalogStep,
  CatalogSession,
  catalogSteps,
  expectedOfCatalog,
  neededCalls,
  portForms,
  portInForm,
  sessionFailingOnce,
} from './catalog.model.ts';
import type { ProductRepository } from './product-repository.ts';
import { type Product, UnknownProductError } from './product.ts';
import {
  aDayOfTwo,
  anyKind,
  anySteps,
  anything,
  create,
  createdWithFailure,
  createIn,
  expectedStory,
  failingSteps,
  failuresOfEachStep,
  forBoth,
  kinds,
  line,
  linesOf,
  lookUpsOf,
  oneOfEach,
  perform,
  plainRepository,
  products,
  save,
  sharedSteps,
  sharedStory,
  similarStrings,
  sqlOf,
  type Step,
  storableStrings,
  storiesWith,
  storyOf,
  storyOfFile,
  storyOfNew,
  told,
  twoStorableKeys,
  withDatabases,
  withFailure,
  withLookUps,
  withOtherValues,
} from './repository.model.ts';

const laptop = { id: 'p1', name: 'Laptop', price: 99_999, category: 'electronics', tags: ['new'] };
const phone = { id: 'p2', name: 'Phone', price: 59_999, category: 'electronics', tags: [] };
const shirt = { id: 'p3', name: 'Shirt', price: 1_999, category: 'clothing', tags: ['cotton', 'blue'] };
const goods = fc.constantFrom(laptop, phone, shirt);

describe('1 ★ A saved product can be found until it is deleted', () => {
  law(
    'findById and findByCategory return a saved product with its five fields',
    { kind: anyKind, saved: goods },
    ({ kind, saved }) => {
      const steps = [{ save: saved }, { findById: saved.id }, { findByCategory: saved.category }];
      expect(storyOfNew(kind, steps)).toEqual(expectedStory(steps));
    },
    { effort: 0.05, examples: forBoth([{ saved: laptop }, { saved: shirt }]) },
  );

  law(
    'findById returns undefined for unknown and deleted products, and findByCategory leaves them out',
    { kind: anyKind, saved: goods },
    ({ kind, saved }) => {
      const look = [{ findById: saved.id }, { findByCategory: saved.category }];
      const steps = [...look, { save: saved }, { delete: saved.id }, ...look];
      expect(storyOfNew(kind, steps)).toEqual(expectedStory(steps));
    },
    { effort: 0.05 },
  );

  law(
    'saving a product replaces the one with the same id, even if the category changes',
    { kind: anyKind, other: goods },
    ({ kind, other }) => {
      const steps = withLookUps([{ save: laptop }, { save: { ...other, id: 'p1' } }]);
      expect(storyOfNew(kind, steps)).toEqual(expectedStory(steps));
    },
    { effort: 0.05, examples: forBoth([{ other: shirt }, { other: phone }]) },
  );
});

describe('2 ★ The catalog works with either repository', () => {
  law(
    'products are added, listed and repriced',
    { kind: anyKind, steps: fc.constant(aDay.slice(0, 6)), price: fc.integer({ min: 1, max: 99_999 }) },
    ({ kind, steps, price }) => {
      const all: CatalogStep[] = [...steps, { changePrice: 'laptop', to: price }, 'electronics'];
      withDatabases((open) => {
        const session = new CatalogSession(create(kind, open));
        expect(all.flatMap((step) => session.do(step))).toEqual(expectedOfCatalog(all));
      });
    },
    { effort: 0.05, examples: forBoth([{ steps: aDay.slice(0, 6), price: 79_999 }]) },
  );

  for (const kind of kinds) {
    example(`${kind}: changing the price of an unknown product throws UnknownProductError`, () => {
      withDatabases((open) => {
        const catalog = new CatalogService(create(kind, open));
        const error = thrownBy(() => catalog.changePrice('p9', 1));
        expect(error).toBeInstanceOf(UnknownProductError);
        expect(error).toMatchObject({ productId: 'p9' });
      });
    });
  }
});

describe('3 ★★ The catalog knows only the port', () => {
  law(
    'the catalogue works the same way with any object that has the four methods',
    { repository: fc.constantFrom(...portForms), steps: catalogSteps() },
    ({ repository, steps }, mode) => {
      withDatabases((open) => {
        const session = mode.use(() => new CatalogSession(portInForm(repository, open)));
        expect(steps.flatMap((step) => session.do(step))).toEqual(expectedOfCatalog(steps));
        expect(session.beyondInterface(), 'The catalogue uses more than the four methods').toEqual([]);
      });
    },
    {
      why: 'code that knows the database cannot be tested without it, or moved to another one',
      effort: 0.2,
      modes: { inCompany: true },
      examples: portForms.flatMap((repository) => [aDay, aBusyDay].map((steps) => ({ repository, steps }))),
    },
  );

  law(
    'changePrice calls only findById and save, and saves one new object per call, with only the price changed',
    { found: products(anything), price: anything.price },
    ({ found, price }) => {
      const calls: string[] = [];
      const saved: unknown[] = [];
      const catalog = new CatalogService({
        findById: (id) => (calls.push(`findById ${id}`), structuredClone(found)),
        save: (given) => void saved.push(given),
        findByCategory: () => (calls.push('findByCategory'), []),
        delete: (id) => void calls.push(`delete ${id}`),
      });
      const prices = [price, price === 0 ? 1 : 0];
      for (const next of prices) catalog.changePrice(found.id, next);
      expect(saved.map(line)).toEqual(prices.map((next) => line({ ...found, price: next })));
      expect([...new Set(calls)]).toEqual([`findById ${found.id}`]);
    },
    {
      effort: 0.3,
      examples: [
        { found: laptop, price: 0 },
        { found: laptop, price: laptop.price },
        { found: { ...laptop, price: 0, name: '' }, price: 5 },
      ],
    },
  );

  example('two catalogues each use their own repository', () => {
    const repositories = [plainRepository(), plainRepository()];
    const catalogs = repositories.map((repository) => new CatalogService(repository));
    catalogs.forEach((catalog, i) => catalog.add({ ...laptop, price: i }));
    expect(catalogs.map((catalog) => linesOf(catalog.electronics()))).toEqual(
      repositories.map((_, i) => [`  ${line({ ...laptop, price: i })}`]),
    );
  });

  law(
    'what the repository throws reaches the caller unchanged, and later calls work',
    {
      called: fc.constantFrom(...neededCalls),
      failure: anyFailure({ 'an UnknownProductError': () => new UnknownProductError('p1') }),
    },
    ({ called: { step, failing }, failure }) => {
      const session = sessionFailingOnce(failing, failure.value);
      expect(thrownBy(() => session.perform(step))).toBe(failure.value);
      const later: CatalogStep[] = ['electronics', step, 'electronics'];
      const [, ...expected] = expectedOfCatalog([{ add: 'laptop', price: 5 }, ...later]);
      expect(later.flatMap((one) => session.do(one))).toEqual(expected);
    },
    { effort: 0.5, examples: neededCalls.map((called) => ({ called, failure: ordinaryFailure() })) },
  );

  example('catalog-service.ts exports only CatalogService, and imports only the product and the port', () => {
    expect(misplacedExports(import.meta.url, { 'catalog-service.ts': ['CatalogService'] })).toEqual([]);
    const rules = {
      'catalog-service.ts': ['product.ts', 'product-repository.ts'],
      'product-repository.ts': ['product.ts'],
      'product.ts': [],
    };
    expect(otherImports(import.meta.url, rules)).toEqual([]);
    expect([...new CatalogService(plainRepository()).electronics()]).toEqual([]);
  });
});

describe('4 ★★ Products are listed in the order in which they were first saved', () => {
  law(
    'after any calls, both repositories find the same products in the same order',
    { kind: anyKind, steps: anySteps(8) },
    ({ kind, steps }, mode) => {
      withDatabases((open) => {
        const repository = createIn(mode, kind, open);
        expect(storyOf(repository, withLookUps(steps))).toEqual(expectedStory(withLookUps(steps)));
      });
    },
    {
      why: 'tests that run in memory prove nothing about the database if the two differ',
      effort: 0.3,
      modes: { inCompany: true },
      examples: forBoth(
        [
          [save('b'), save('a'), save('b', { price: 1 }), save('c')],
          [save('b'), save('a', { category: 'herbs' }), save('c'), save('b', { category: 'herbs' }), save('b')],
          [save('b'), save('a'), { delete: 'b' }, save('c'), save('b')],
          [save('a'), save('a', { tags: ['old'] })],
          [save('10'), save('9'), save('a'), save('2')],
          [save('a'), save('b'), save('c'), { delete: 'a' }, { delete: 'b' }, save('a'), save('d')],
          [{ delete: 'a' }, save('b'), save('c'), { delete: 'c' }, { delete: 'c' }, save('a'), { delete: 'x' }],
        ].map((steps) => ({ steps: told(steps) })),
      ),
    },
  );

  law(
    'repositories that share no database are independent, whatever is saved in the other one',
    { kind: anyKind, steps: anySteps(4), others: anySteps(4) },
    ({ kind, steps, others }) => {
      const looks = lookUpsOf([...steps, ...others]);
      withDatabases((open) => {
        const repositories = [create(kind, open), create(kind, open)];
        const stories = (all: readonly ProductRepository[]) => {
          all.forEach((one, i) => storyOf(one, i === 0 ? steps : others));
          return all.map((one) => storyOf(one, looks));
        };
        expect(stories(repositories)).toEqual(stories([plainRepository(), plainRepository()]));
      });
    },
    { effort: 0.1, examples: forBoth([{ steps: told([save('a')]), others: told([save('b')]) }]) },
  );

  for (const kind of kinds) {
    example(`${kind}: 120 products of a category are listed in the order in which they were saved`, () => {
      const steps = [...Array.from({ length: 120 }, (_, i) => save(`p${120 - i}`)), { findByCategory: 'tea' }];
      expect(storyOfNew(kind, steps)).toEqual(expectedStory(steps));
    });
  }
});

describe('5 ★★ A repository shares no mutable objects with its callers', () => {
  law(
    'the caller may change and freeze what it saves, and change what it finds',
    { kind: anyKind, steps: anySteps(4) },
    ({ kind, steps }, mode) => {
      withDatabases((open) => {
        const repository = createIn(mode, kind, open);
        const all = [...withLookUps(steps), ...lookUpsOf(steps)];
        expect(storyOf(repository, all)).toEqual(expectedStory(all));
      });
    },
    {
      why: 'a page that sorts tags for display would change what the shop sells',
      effort: 0.4,
      modes: { mutated: true },
      examples: forBoth([{ steps: told([save('a', { tags: ['new', 'bio'] }), save('b')]) }]),
    },
  );

  law(
    'found objects stay the same, whatever happens in the repository',
    { kind: anyKind, found: fc.constantFrom<Step>({ findById: 'a' }, { findByCategory: 'tea' }), steps: anySteps(4) },
    ({ kind, found: step, steps }) => {
      withDatabases((open) => {
        const repository = create(kind, open);
        storyOf(repository, [save('a'), save('b')]);
        const found = perform(repository, step);
        const before = linesOf(found);
        storyOf(repository, steps);
        expect(linesOf(found)).toEqual(before);
      });
    },
    {
      effort: 0.3,
      examples: forBoth(
        [save('a', { name: 'Black', tags: [] }), save('c'), { delete: 'a' } as const].flatMap((step) =>
          [{ findById: 'a' }, { findByCategory: 'tea' }].map((found) => ({ found, steps: told([step, found]) })),
        ),
      ),
    },
  );

  law(
    'the catalogue does not change or freeze the products that it adds',
    { steps: catalogSteps() },
    ({ steps }) => {
      const session = new CatalogSession(plainRepository());
      expect(steps.flatMap((step) => session.do(step))).toEqual(expectedOfCatalog(steps));
      expect(session.complaints()).toEqual([]);
    },
    { effort: 0.1, examples: [{ steps: aDay }] },
  );

  for (const kind of kinds) {
    example(`${kind}: the caller may change an object and save it again`, () => {
      const kept: { -readonly [K in keyof Product]: Product[K] } = { ...laptop };
      withDatabases((open) => {
        const repository = create(kind, open);
        const prices = [1, 0, 1].map((price) => {
          kept.price = price;
          repository.save(kept);
          return repository.findById('p1')?.price;
        });
        repository.delete('p1');
        repository.save(kept);
        expect([...prices, repository.findById('p1')?.price]).toEqual([1, 0, 1, 1]);
      });
    });
  }
});

describe('6 ★★★ Values come back unchanged, and never become SQL', () => {
  law(
    'any string and any price in any field comes back unchanged',
    { kind: anyKind, steps: anySteps(4, anything) },
    ({ kind, steps }) => {
      expect(storyOfNew(kind, withLookUps(steps))).toEqual(expectedStory(withLookUps(steps)));
    },
    {
      why: "sooner or later something is called O'Brien or 50% off",
      effort: 0.4,
      examples: forBoth([
        ...storiesWith(storableStrings),
        { steps: told([save('a', { tags: [] }), save('b', { tags: [''] }), save('c', { tags: ['a,b', 'c'] })]) },
        ...[0, 29, 115, 2 ** 31, Number.MAX_SAFE_INTEGER].map((price) => ({ steps: told([save('a', { price })]) })),
      ]),
    },
  );

  law(
    'ids and categories are the same only if the strings are equal',
    { kind: anyKind, strings: twoStorableKeys() },
    ({ kind, strings: [one, other] }) => {
      const steps = withLookUps([
        save(one, { category: one }),
        save(other, { category: other, name: 'Black' }),
        save(one, { category: one, price: 1 }),
        { delete: other },
      ]);
      const all = [...steps.slice(0, 2), ...lookUpsOf(steps), ...steps.slice(2)];
      expect(storyOfNew(kind, all)).toEqual(expectedStory(all));
    },
    {
      effort: 0.2,
      examples: forBoth([...similarStrings, ['a', '%'], ['ab', 'a_']].map(([a = '', b = '']) => ({ strings: [a, b] }))),
    },
  );

  law(
    'calls that differ only in their strings and prices send the same SQL',
    { steps: anySteps(4), prefix: fc.constantFrom<string>("'", '%', '?', '"', '1') },
    ({ steps, prefix }) => {
      expect(sqlOf(withOtherValues(steps, prefix))).toEqual(sqlOf(steps));
    },
    {
      why: 'a value that becomes SQL can read or delete anything in the database',
      effort: 0.2,
      examples: oneOfEach.map((step) => ({ steps: told([step]), prefix: "'" })),
    },
  );
});

describe('7 ★★★ The database is the only state of `SqlProductRepository`', () => {
  law(
    'repositories that use the same database find the same products in the same order',
    { steps: sharedSteps() },
    ({ steps }) => {
      const looks = lookUpsOf(steps.map(({ step }) => step)).map((step) => ({ on: 'the first' as const, step }));
      const all = [...steps, ...looks];
      expect(sharedStory(all)).toEqual(expectedStory(all.map(({ step }) => step)));
    },
    {
      why: 'a shop runs on several servers, and each of them is restarted now and then',
      effort: 0.4,
      examples: [3, 6, 9, 12, 15].map((end) => ({ steps: told(aDayOfTwo.slice(0, end)) })),
    },
  );

  example(
    'after a database file is closed and opened again, everything is found, and new products come last',
    async () => {
      const visits = [
        [save('b'), save('c'), save('b', { name: 'Black' })],
        [save('a'), save('c')],
      ];
      expect(await storyOfFile(visits)).toEqual(expectedStory(visits.flatMap(withLookUps)));
    },
  );
});

describe('8 ★★★ When a database call fails, nothing changes', () => {
  law(
    'the caller gets the same value that the database threw',
    failingSteps(),
    (failing) => {
      const { thrown, hasFailed } = withFailure(failing, []);
      expect(thrown).toBe(hasFailed ? failing.failure.value : nothingThrown);
    },
    {
      why: 'a product that could not be read looks like one that does not exist',
      effort: 0.3,
      examples: failuresOfEachStep(),
    },
  );

  law(
    'the products are the same as before, and later calls work',
    failingSteps(),
    (failing) => {
      const all = [...failing.before, ...failing.step];
      const later = [...lookUpsOf(all), ...failing.step, ...lookUpsOf(all)];
      const { hasFailed, story } = withFailure(failing, later);
      const done = hasFailed ? failing.before : all;
      expect(story).toEqual(expectedStory([...done, ...later]).slice(expectedStory(done).length));
    },
    { effort: 0.3, examples: failuresOfEachStep() },
  );

  law(
    'if a database call fails in the constructor, the caller gets the thrown value, and a new repository works',
    { failingCall: fc.integer({ min: 1, max: 4 }), failure: anyFailure() },
    ({ failingCall, failure }) => {
      const { thrown, hasFailed, steps, story } = createdWithFailure(failingCall, failure);
      expect(thrown).toBe(hasFailed ? failure.value : nothingThrown);
      expect(story).toEqual(expectedStory(steps));
    },
    { effort: 0.1, examples: [1, 2, 3, 4].map((failingCall) => ({ failingCall, failure: ordinaryFailure() })) },
  );
});
