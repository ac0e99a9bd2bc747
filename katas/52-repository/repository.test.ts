import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { amounts } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { SqliteDatabase, withDatabase, withDatabaseFile } from '../support/sqlite.ts';
import { nothingThrown } from '../support/thrown.ts';
import {
  aDay,
  andLookUps,
  anyKind,
  anyStep,
  anyWords,
  catalogSteps,
  catalogStory,
  errorText,
  faults,
  flaws,
  foretold,
  foretoldCatalog,
  forEachKind,
  histories,
  kinds,
  line,
  lookUps,
  meddling,
  observed,
  oneOfEach,
  perform,
  plainRepository,
  products,
  refusal,
  save,
  saving,
  severalAtOnce,
  sharedCalls,
  similarWords,
  statementsOf,
  storyOf,
  textsWithNul,
  trickyTexts,
  withFault,
  withOtherValues,
  withRepository,
  type Fault,
} from './repository.model.ts';
import { InvalidProductError, SqlProductRepository } from './repository.ts';

const laptop = { id: 'p1', name: 'Laptop', price: 99_999, category: 'electronics', tags: ['new'] };
const phone = { id: 'p2', name: 'Phone', price: 59_999, category: 'electronics', tags: [] };
const shirt = { id: 'p3', name: 'Shirt', price: 1_999, category: 'clothing', tags: ['cotton', 'blue'] };

describe('1 ★ A product that was saved is found, until it is deleted', () => {
  for (const kind of kinds) {
    example(`${kind}: a laptop, a phone and a shirt are found by id and by category`, () => {
      withRepository(kind, (repository) => {
        for (const product of [laptop, phone, shirt]) repository.save(product);
        expect(line(repository.findById('p2') ?? laptop)).toBe(line(phone));
        expect(repository.findByCategory('electronics').map(line)).toEqual([laptop, phone].map(line));
      });
    });
  }

  law(
    'a saved product is found by its id and in its category, as it was saved',
    { kind: anyKind(), product: products() },
    ({ kind, product }) => {
      const steps = [saving(product), { findById: product.id }, { findByCategory: product.category }];
      expect(storyOf(kind, steps)).toEqual(foretold(steps));
    },
    { effort: 0.2, examples: forEachKind([{ product: laptop }, { product: shirt }]) },
  );

  law(
    'what was not saved, or was deleted, is not found',
    { kind: anyKind(), product: products() },
    ({ kind, product }) => {
      withRepository(kind, (repository) => {
        const look = () => [repository.findById(product.id), repository.findByCategory(product.category)];
        const before = look();
        repository.save(product);
        repository.delete(product.id);
        expect({ before, after: look() }).toEqual({ before: [undefined, []], after: [undefined, []] });
      });
    },
    { effort: 0.2, examples: forEachKind([{ product: laptop }]) },
  );
});

describe('2 ★ The catalogue works with any repository', () => {
  law(
    'over any repository, the catalogue answers the same',
    { over: fc.constantFrom(...kinds, 'one of the test'), steps: catalogSteps() },
    ({ over, steps }) => {
      const story =
        over === 'one of the test'
          ? catalogStory(plainRepository(), steps)
          : withRepository(over, (repository) => catalogStory(repository, steps));
      expect(story).toEqual(foretoldCatalog(steps));
    },
    {
      effort: 0.2,
      examples: [...kinds, 'one of the test' as const].map((over) => ({ over, steps: aDay })),
    },
  );
});

describe('3 ★★ Both repositories answer alike, whatever has happened', () => {
  law(
    'after any history, everything is found as it was last saved, in the order in which it first came',
    { kind: anyKind(), steps: histories(10, similarWords) },
    ({ kind, steps }) => {
      expect(storyOf(kind, andLookUps(steps))).toEqual(foretold(andLookUps(steps)));
    },
    {
      why: 'tests that run in memory say nothing about a shop that runs on SQL, unless both are alike',
      effort: 0.3,
      examples: forEachKind([
        { steps: [save('b'), save('a'), save('b', { price: 1 })] },
        { steps: [save('b', { category: 'Tea' }), save('a'), save('c', { category: 'tea set' })] },
        { steps: [save('b', { category: 'Tea' }), save('a'), save('b')] },
        { steps: [save('b'), save('a'), { delete: 'b' }, save('b')] },
        { steps: [save('a', { name: 'Zoo', price: 9 }), save('A', { name: 'Ape', price: 1 }), { delete: 'A' }] },
      ]),
    },
  );
});

describe('4 ★★ Saving again replaces, deleting again changes nothing', () => {
  law(
    'saving again replaces all of the product and keeps its place',
    { kind: anyKind(), ids: someIds(), again: products() },
    ({ kind, ids, again }) => {
      const steps = andLookUps([...ids.map((id) => save(id)), saving({ ...again, id: ids[0] ?? '' })]);
      expect(storyOf(kind, steps)).toEqual(foretold(steps));
    },
    { effort: 0.2, examples: forEachKind([{ ids: ['b', 'a', 'c'], again: { ...shirt, category: 'tea' } }]) },
  );

  law(
    'what is deleted and saved again comes last',
    { kind: anyKind(), ids: someIds() },
    ({ kind, ids }) => {
      const [id = ''] = ids;
      const steps = [...ids.map((each) => save(each)), { delete: id }, save(id), { findByCategory: 'tea' }];
      expect(storyOf(kind, steps)).toEqual(foretold(steps));
    },
    { effort: 0.2, examples: forEachKind([{ ids: ['b', 'a', 'c'] }]) },
  );

  law(
    'deleting what is not there, or no longer, changes nothing',
    { kind: anyKind(), ids: someIds() },
    ({ kind, ids }) => {
      const [id = '', ...others] = ids;
      const deleted = [{ delete: id }, { delete: id }];
      const steps = andLookUps([...deleted, ...others.map((other) => save(other)), ...deleted]);
      expect(storyOf(kind, steps)).toEqual(foretold(steps));
    },
    { effort: 0.2, examples: forEachKind([{ ids: ['b', 'a', 'c'] }]) },
  );
});

describe('5 ★★★ The repository shares no object with its callers', () => {
  const examples = forEachKind([{ steps: [save('a'), save('b'), { findByCategory: 'tea' }, { findById: 'a' }] }]);

  law(
    'a product that is saved is only read',
    { kind: anyKind(), product: products() },
    ({ kind, product }) => {
      const before = line(product);
      withRepository(kind, (repository) => repository.save(product));
      expect(line(product)).toBe(before);
    },
    { effort: 0.2, examples: forEachKind([{ product: laptop }]) },
  );

  law(
    'changes to what was saved do not reach the repository',
    { kind: anyKind(), steps: histories() },
    ({ kind, steps }) => {
      const all = andLookUps(steps);
      const story = withRepository(kind, (repository) => observed(meddling(repository, 'saved'), all));
      expect(story).toEqual(foretold(all));
    },
    { why: 'a form that is still being filled in would change what the shop sells', effort: 0.2, examples },
  );

  law(
    'changes to what was found do not reach the repository',
    { kind: anyKind(), steps: histories() },
    ({ kind, steps }) => {
      const all = andLookUps([...steps, ...lookUps(steps)]);
      const story = withRepository(kind, (repository) => observed(meddling(repository, 'found'), all));
      expect(story).toEqual(foretold(all));
    },
    { why: 'a page that sorts the tags for display would change what the shop sells', effort: 0.2, examples },
  );

  law(
    'what was found stays as it was, whatever happens in the repository',
    { kind: anyKind(), steps: histories() },
    ({ kind, steps }) => {
      withRepository(kind, (repository) => {
        const answers = [...andLookUps(steps), ...andLookUps(steps)].map((step) => {
          const found = perform(repository, step);
          return { found, then: found.map(line) };
        });
        expect(answers.map(({ found }) => found.map(line))).toEqual(answers.map(({ then }) => then));
      });
    },
    { effort: 0.2, examples: forEachKind([{ steps: [save('a'), { findById: 'a' }, save('a', { name: 'Black' })] }]) },
  );
});

describe('6 ★★★ Values never become SQL', () => {
  law(
    'any text in any field comes back character by character',
    { kind: anyKind(), steps: histories(6, anyWords) },
    ({ kind, steps }) => {
      expect(storyOf(kind, andLookUps(steps))).toEqual(foretold(andLookUps(steps)));
    },
    {
      why: "sooner or later something is called O'Brien or 50% off",
      effort: 0.2,
      examples: forEachKind(
        trickyTexts.map((word) => ({
          steps: [
            save('a'),
            save(word, { name: word, category: word, tags: [word, 'a', word] }),
            { findByCategory: word },
            { delete: word },
          ],
        })),
      ),
    },
  );

  law(
    'other values send the same statements',
    {
      steps: histories(),
      prefix: fc.constantFrom<string>("'", '%', '?', '"', '😀'),
      surcharge: fc.integer({ min: 1, max: 9 }),
    },
    ({ steps, prefix, surcharge }) => {
      expect(statementsOf(withOtherValues(steps, prefix, surcharge))).toEqual(statementsOf(steps));
    },
    {
      why: 'escaping by hand is right until the first character that was forgotten',
      effort: 0.1,
      examples: oneOfEach.map((step) => ({ steps: [step], prefix: "'", surcharge: 1 })),
    },
  );
});

describe('7 ★★★ What cannot be kept exactly is refused', () => {
  law(
    'a price comes back to the cent',
    { kind: anyKind(), price: fc.oneof(amounts(), fc.maxSafeNat()) },
    ({ kind, price }) => {
      const found = withRepository(kind, (repository) => {
        repository.save({ ...laptop, price });
        return [...repository.findByCategory('electronics'), repository.findById('p1')];
      });
      expect(found.map((product) => product?.price)).toEqual([price + 0, price + 0]);
    },
    {
      effort: 0.2,
      examples: forEachKind([0, -0, 29, 1_999, Number.MAX_SAFE_INTEGER].map((price) => ({ price }))),
    },
  );

  law(
    'a product with a value that cannot be kept is refused, and nothing has changed',
    { kind: anyKind(), steps: histories(), flaw: fc.constantFrom(...flaws) },
    ({ kind, steps, flaw: { field, value } }) => {
      const refused = saving({ ...laptop, id: 'a', [field]: value });
      const look = lookUps([...steps, refused]);
      expect(storyOf(kind, [...steps, refused, ...look])).toEqual([
        ...foretold(steps),
        ...refusal(refused, new InvalidProductError(field, value)),
        ...foretold([...steps, ...look]).slice(foretold(steps).length),
      ]);
    },
    {
      why: 'what the database would cut or round is better refused while someone is there to mend it',
      effort: 0.2,
      examples: forEachKind(flaws.map((flaw) => ({ steps: [save('a', { price: 7 })], flaw }))),
    },
  );

  law(
    'text with a NUL finds nothing and deletes nothing',
    { kind: anyKind(), word: fc.constantFrom(...textsWithNul) },
    ({ kind, word }) => {
      const steps = andLookUps([
        save('', { category: '' }),
        save('a', { category: 'a' }),
        { findById: word },
        { findByCategory: word },
        { delete: word },
      ]);
      expect(storyOf(kind, steps)).toEqual(foretold(steps));
    },
    { effort: 0.1, examples: forEachKind(textsWithNul.map((word) => ({ word }))) },
  );
});

describe('8 ★★★ All that is known is in the database', () => {
  law(
    'repositories on one database see the same products',
    { calls: sharedCalls() },
    ({ calls }) => {
      withDatabase((database) => {
        const open = () => new SqlProductRepository(database.connection);
        const [first, second] = [open(), open()];
        const at = { 'the first': () => first, 'the second': () => second, 'a new one': open };
        const all = [
          ...calls,
          ...andLookUps(calls.map(({ step }) => step)).map((step) => ({ on: 'the first' as const, step })),
        ];
        const story = all.flatMap(({ on, step }) => observed(at[on](), [step]));
        expect(story).toEqual(foretold(all.map(({ step }) => step)));
      });
    },
    {
      why: 'a shop runs on several servers, and each is restarted now and then',
      effort: 0.2,
      examples: [{ calls: severalAtOnce }],
    },
  );

  law(
    'after closing and opening the file again, all is there and goes on in order',
    { before: histories(3), after: histories(3) },
    async ({ before, after }) => {
      await withDatabaseFile((file) => {
        const story = [before, after].flatMap((steps) => {
          const database = new SqliteDatabase(file);
          try {
            return observed(new SqlProductRepository(database.connection), andLookUps(steps));
          } finally {
            database.close();
          }
        });
        expect(story).toEqual(foretold([...andLookUps(before), ...andLookUps(after)]));
      });
    },
    { effort: 0.01, examples: [{ before: [save('b'), save('c')], after: [save('a'), save('c'), save('b')] }] },
  );
});

describe('9 ★★★ When the database fails, nothing has changed', () => {
  const failures = {
    steps: histories(6),
    failing: anyStep(),
    fault: faults(),
  };
  const faulty: Fault[] = [
    { call: 'write', k: 1 },
    { call: 'write', k: 2 },
    { call: 'read', k: 1 },
  ];
  const examples = oneOfEach.flatMap((failing) => faulty.map((fault) => ({ steps: [save('a')], failing, fault })));

  law(
    'the error of the database comes out as it is',
    failures,
    ({ steps, failing, fault }) => {
      const { thrown, raised } = withFault(steps, failing, fault, []);
      expect(errorText(thrown)).toBe(errorText(raised));
      expect(thrown).toBe(raised);
    },
    { why: 'a product that was not found because the disk failed may be there all the same', effort: 0.2, examples },
  );

  law(
    'a call that failed has changed nothing, and the next ones work',
    failures,
    ({ steps, failing, fault }) => {
      const look = lookUps([...steps, failing]);
      const later = [...look, failing, ...look];
      const { raised, story } = withFault(steps, failing, fault, later);
      const applied = raised === nothingThrown ? [...steps, failing] : steps;
      expect(story).toEqual(foretold([...applied, ...later]).slice(foretold(applied).length));
    },
    { why: 'whoever reads the error takes it that the product is as it was', effort: 0.2, examples },
  );
});

function someIds(): fc.Arbitrary<string[]> {
  return fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2, maxLength: 4 });
}
