import fc from 'fast-check';
import { inspect } from 'node:util';
import { anyFailure, type Failure, failureOf, ordinaryFailure } from '../support/failure.ts';
import { anyKey, anyString, hostileStrings, lookAlikes, twoKeys, wholeNumbers } from '../support/hostile.ts';
import type { Mode } from '../support/modes.ts';
import { SqliteDatabase, withDatabase, withDatabaseFile, type Connection } from '../support/sqlite.ts';
import { thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import type { Database } from './database.ts';
import { InMemoryProductRepository } from './in-memory-product-repository.ts';
import type { ProductRepository } from './product-repository.ts';
import { UnknownProductError, type Product } from './product.ts';
import { SqlProductRepository } from './sql-product-repository.ts';

export const kinds = ['in memory', 'SQL'] as const;
export type Kind = (typeof kinds)[number];
export const anyKind = fc.constantFrom(...kinds);

/** Each example for both repositories. */
export function forBoth<T extends object>(examples: readonly T[]): (T & { kind: Kind })[] {
  return kinds.flatMap((kind) => examples.map((rest) => ({ kind, ...rest })));
}

/** Opens databases for `body`, and closes them afterwards. */
export function withDatabases<T>(body: (open: () => Database) => T): T {
  const opened: SqliteDatabase[] = [];
  try {
    return body(() => {
      const database = new SqliteDatabase();
      opened.push(database);
      return database.connection;
    });
  } finally {
    for (const database of opened) database.close();
  }
}

export function create(kind: Kind, open: () => Database): ProductRepository {
  return kind === 'in memory' ? new InMemoryProductRepository() : new SqlProductRepository(open());
}

/** A new repository of the learner's, as an object that a mode can wrap even if the repository itself is frozen. */
export function createIn(mode: Mode, kind: Kind, open: () => Database): ProductRepository {
  return mode.use(() => {
    const own = create(kind, open);
    return {
      save: (saved) => own.save(saved),
      findById: (id) => own.findById(id),
      findByCategory: (category) => own.findByCategory(category),
      delete: (id) => own.delete(id),
    };
  });
}

/** A call of a repository. */
export type Step = { save: Product } | { delete: string } | { findById: string } | { findByCategory: string };

/** A cheap green tea, or what differs from it. */
export function product(id: string, more: Partial<Product> = {}): Product {
  return { id, name: 'Green', price: 499, category: 'tea', tags: ['new'], ...more };
}

export function save(id: string, more: Partial<Product> = {}): Step {
  return { save: product(id, more) };
}

/** Steps that counterexamples show one per line. */
export function told<T extends Step | SharedStep>(steps: readonly T[]): T[] {
  const sentence = (one: T) => ('step' in one ? `${one.on}: ${sentenceOf(one.step)}` : sentenceOf(one));
  const value = () => steps.map((one) => `\n  ${sentence(one)}`).join('') || 'none';
  return Object.defineProperty([...steps], fc.toStringMethod, { value });
}

function sentenceOf(step: Step): string {
  return 'save' in step ? `save ${line(step.save)}` : nameOf(step);
}

/** Makes a call, and returns what it found. */
export function perform(repository: ProductRepository, step: Step): unknown {
  if ('findById' in step) return repository.findById(step.findById);
  if ('findByCategory' in step) return repository.findByCategory(step.findByCategory);
  if ('save' in step) repository.save(step.save);
  else repository.delete(step.delete);
  return [];
}

/** Each step in a line, and below it a line for each product that it found. */
export function storyOf(repository: ProductRepository, steps: readonly Step[]): string[] {
  return steps.flatMap((step) => attempt(nameOf(step), () => linesOf(perform(repository, step))));
}

/** The story of a new repository of the learner's. */
export function storyOfNew(kind: Kind, steps: readonly Step[]): string[] {
  return withDatabases((open) => storyOf(create(kind, open), steps));
}

/** The story of a database file that is opened for each visit. Each visit looks up everything in the end. */
export async function storyOfFile(visits: readonly Step[][]): Promise<string[]> {
  const story: string[] = [];
  await withDatabaseFile((file) => {
    for (const steps of visits) {
      const database = new SqliteDatabase(file);
      try {
        story.push(...storyOf(new SqlProductRepository(database.connection), withLookUps(steps)));
      } finally {
        database.close();
      }
    }
  });
  return story;
}

/** The story as the statement has it. */
export function expectedStory(steps: readonly Step[]): string[] {
  return storyOf(plainRepository(), steps);
}

/** The oracle: a list of frozen products. */
export function plainRepository(): ProductRepository {
  let products: readonly Product[] = [];
  return {
    save: ({ id, name, price, category, tags }) => {
      const saved = Object.freeze({ id, name, price, category, tags: Object.freeze([...tags]) });
      const index = products.findIndex((one) => one.id === id);
      products = index < 0 ? [...products, saved] : products.with(index, saved);
    },
    findById: (id) => products.find((one) => one.id === id),
    findByCategory: (category) => products.filter((one) => one.category === category),
    delete: (id) => {
      products = products.filter((one) => one.id !== id);
    },
  };
}

/** The steps, and then a look at every category and id in them. */
export function withLookUps(steps: readonly Step[]): Step[] {
  const ids = steps.flatMap((step) => ('findByCategory' in step ? [] : [idOf(step)]));
  const categories = steps.flatMap((step) =>
    'save' in step ? [step.save.category] : 'findByCategory' in step ? [step.findByCategory] : [],
  );
  return [
    ...steps,
    ...[...new Set(categories)].map((findByCategory) => ({ findByCategory })),
    ...[...new Set(ids)].map((findById) => ({ findById })),
  ];
}

/** Only the look-ups of `withLookUps`. */
export function lookUpsOf(steps: readonly Step[]): Step[] {
  return withLookUps(steps).slice(steps.length);
}

function idOf(step: Exclude<Step, { findByCategory: string }>): string {
  if ('save' in step) return step.save.id;
  return 'delete' in step ? step.delete : step.findById;
}

function nameOf(step: Step): string {
  if ('findByCategory' in step) return `findByCategory ${text(step.findByCategory)}`;
  const method = 'save' in step ? 'save' : 'delete' in step ? 'delete' : 'findById';
  return `${method} ${text(idOf(step))}`;
}

/** What a call returned, one product per line. A list without products has no line. */
export function linesOf(result: unknown): string[] {
  if (Array.isArray(result)) return result.map((one) => `  ${line(one)}`);
  return [`  ${line(result)}`];
}

/** A product in one line, with whatever else it has. */
export function line(value: unknown): string {
  if (typeof value !== 'object' || value === null) return text(value);
  const { id, name, price, category, tags, ...others } = value as Product;
  return text({ id, name, price, category, tags, ...others });
}

/** A value as stories print it. */
export function text(value: unknown): string {
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, customInspect: false });
}

/** A call, and below it what it found or threw. */
export function attempt(call: string, action: () => readonly string[]): string[] {
  try {
    return [call, ...action()];
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return [call, `  throws ${errorText(error)}`];
  }
}

function errorText(error: unknown): string {
  if (error instanceof UnknownProductError) return `UnknownProductError, productId ${text(error.productId)}`;
  return String(error);
}

/** Counts calls of a database, and lets one of them fail before it does anything. `ROLLBACK` never fails. */
class FailingDatabase {
  readonly connection: Database;
  /** Whether a call has failed. */
  hasFailed = false;
  #callsUntilFailure = Number.POSITIVE_INFINITY;
  #failure: unknown;

  constructor(inner: Connection) {
    this.connection = {
      run: (sql, values) => {
        if (!/^\s*ROLLBACK\b/i.test(sql)) this.#count();
        return inner.run(sql, values);
      },
      all: (sql, values) => {
        this.#count();
        return inner.all(sql, values);
      },
    };
  }

  /** Lets one of the calls in `action` fail, and returns what `action` returned. */
  failDuring<T>(call: number, failure: unknown, action: () => T): T {
    [this.#callsUntilFailure, this.#failure] = [call, failure];
    try {
      return action();
    } finally {
      this.#callsUntilFailure = Number.POSITIVE_INFINITY;
    }
  }

  #count(): void {
    this.#callsUntilFailure -= 1;
    if (this.#callsUntilFailure !== 0) return;
    this.hasFailed = true;
    throw this.#failure;
  }
}

/** A call of a repository during which a call of its database fails. */
export interface FailingStep {
  before: Step[];
  step: Step[];
  failingCall: number;
  failure: Failure;
}

/**
 * Performs a step during which a call of the database fails, and then others.
 *
 * @returns what the step threw, whether the database failed, and the story of the other steps
 */
export function withFailure({ before, step, failingCall, failure }: FailingStep, later: readonly Step[]) {
  return withDatabase(({ connection }) => {
    const database = new FailingDatabase(connection);
    const repository = new SqlProductRepository(database.connection);
    storyOf(repository, before);
    const act = () => step.forEach((one) => perform(repository, one));
    const thrown = database.failDuring(failingCall, failure.value, () => thrownBy(act));
    return { thrown, hasFailed: database.hasFailed, story: storyOf(repository, later) };
  });
}

/** Creates a repository during which a call of the database fails, and then another one. */
export function createdWithFailure(failingCall: number, failure: Failure) {
  return withDatabase(({ connection }) => {
    const database = new FailingDatabase(connection);
    const createOne = () => new SqlProductRepository(database.connection);
    const thrown = database.failDuring(failingCall, failure.value, () => thrownBy(createOne));
    const steps = [save('a'), { findById: 'a' }];
    return { thrown, hasFailed: database.hasFailed, steps, story: storyOf(createOne(), steps) };
  });
}

export const failingSteps = () => ({
  before: anySteps(3, undefined, 0),
  step: anyStep().map((one) => told([one])),
  failingCall: fc.integer({ min: 1, max: 7 }),
  failure: anyFailure(),
});

/** Each call of the database fails once during each kind of step: among the first calls, and later. */
export function failuresOfEachStep(): FailingStep[] {
  const examples = (before: Step[], step: Step, calls: number, failure = ordinaryFailure()) =>
    Array.from({ length: calls }, (_, i) => ({
      before: told(before),
      step: told([step]),
      failingCall: i + 1,
      failure,
    }));
  const saved = [save('a', { tags: ['bio'] })];
  return [
    ...examples([], save('a'), 3),
    ...examples([], { findById: 'a' }, 2),
    ...examples(saved, save('b', { tags: [] }), 6),
    ...examples(saved, save('a', { name: 'Black', price: 0, tags: ['new', 'old'] }), 7),
    ...examples(saved, save('a', { price: 7 }), 6, failureOf('undefined', undefined)),
    ...examples(saved, { delete: 'a' }, 4),
    ...examples(saved, { findById: 'a' }, 2),
    ...examples(saved, { findByCategory: 'tea' }, 2),
  ];
}

/** The SQL, without values, that a new repository sends. */
export function sqlOf(steps: readonly Step[]): string[] {
  return withDatabase((database) => {
    storyOf(new SqlProductRepository(database.connection), steps);
    return database.log.map(({ sql }) => sql);
  });
}

/** The same steps with `prefix` before each string, and higher prices. */
export function withOtherValues(steps: readonly Step[], prefix: string): Step[] {
  const other = (value: unknown): unknown => {
    if (typeof value === 'string') return prefix + value;
    if (typeof value === 'number') return value + 1;
    if (Array.isArray(value)) return value.map(other);
    return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, other(one)]));
  };
  return steps.map((step) => other(step) as Step);
}

interface Values {
  id: fc.Arbitrary<string>;
  category: fc.Arbitrary<string>;
  string: fc.Arbitrary<string>;
  price: fc.Arbitrary<number>;
}

/** Few ids and categories, so that calls often concern the same product. */
const ordinary: Values = {
  id: fc.constantFrom('a', 'b', 'c'),
  category: fc.constantFrom('tea', 'herbs'),
  string: fc.constantFrom('new', 'bio', 'Green'),
  price: fc.constantFrom(0, 99, 499, 1_999),
};

export const anything: Values = {
  id: anyKey().map(storable),
  category: anyKey().map(storable),
  string: anyString().map(storable),
  price: wholeNumbers(),
};

/** Without what is out of scope: NUL characters and lone surrogates. */
function storable(value: string): string {
  return value.replaceAll(/[\0\p{Cs}]/gu, '');
}

export const storableStrings = [
  ...new Set(
    [...hostileStrings, "Men's", "'; DROP TABLE products; --", '%', '_', '?', '?1', '007', '1e3'].map(storable),
  ),
];

/** Stories in which these strings stand in all fields. */
export function storiesWith(strings: readonly string[]): { steps: Step[] }[] {
  const saves = strings.map((one) => save(one, { name: one, category: one, tags: [one, 'a', one] }));
  const groups = Array.from({ length: Math.ceil(saves.length / 4) }, (_, i) => saves.slice(4 * i, 4 * i + 4));
  return groups.map((group) => ({ steps: told([save('a'), ...group]) }));
}

/** Pairs of strings that a careless comparison considers equal. */
export const similarStrings = lookAlikes.map(storablePair).filter(([one, other]) => one !== other);

export function twoStorableKeys(): fc.Arbitrary<[string, string]> {
  return twoKeys()
    .map(storablePair)
    .filter(([one, other]) => one !== other);
}

function storablePair([one, other]: readonly [string, string]): [string, string] {
  return [storable(one), storable(other)];
}

export function products({ id, category, string, price }: Values = ordinary): fc.Arbitrary<Product> {
  const tags =
    string === ordinary.string ? fc.uniqueArray(string, { maxLength: 3 }) : fc.array(string, { maxLength: 3 });
  return fc.record({ id, name: string, price, category, tags }, { noNullPrototype: true });
}

export function anyStep(values: Values = ordinary): fc.Arbitrary<Step> {
  const { id, category } = values;
  return fc.oneof(
    { weight: 5, arbitrary: products(values).map((saved): Step => ({ save: saved })) },
    { weight: 2, arbitrary: id.map((deleted): Step => ({ delete: deleted })) },
    { weight: 1, arbitrary: id.map((findById): Step => ({ findById })) },
    { weight: 1, arbitrary: category.map((findByCategory): Step => ({ findByCategory })) },
  );
}

export function anySteps(maxLength: number, values: Values = ordinary, minLength = 1): fc.Arbitrary<Step[]> {
  return fc.array(anyStep(values), { minLength, maxLength }).map(told);
}

/** A step of one of several repositories on the same database. */
export interface SharedStep {
  on: 'the first' | 'the second' | 'a new one';
  step: Step;
}

export function sharedSteps(): fc.Arbitrary<SharedStep[]> {
  const on = fc.constantFrom('the first', 'the second', 'a new one');
  const step = fc.record({ on, step: anyStep() }, { noNullPrototype: true });
  return fc.array(step, { minLength: 1, maxLength: 8 }).map(told);
}

/** The story of several repositories that use the same database. */
export function sharedStory(steps: readonly SharedStep[]): string[] {
  return withDatabase(({ connection }) => {
    const open = () => new SqlProductRepository(connection);
    const [first, second] = [open(), open()];
    const repositories = { 'the first': () => first, 'the second': () => second, 'a new one': open };
    return steps.flatMap(({ on, step }) => storyOf(repositories[on](), [step]));
  });
}

/** A look-up after each step of another repository, which would make caches visible. */
export const aDayOfTwo: SharedStep[] = [
  { on: 'the first', step: save('b') },
  { on: 'the first', step: save('d') },
  { on: 'the second', step: { findByCategory: 'tea' } },
  { on: 'the second', step: save('a') },
  { on: 'the first', step: save('c') },
  { on: 'the first', step: { findById: 'b' } },
  { on: 'the first', step: { findById: 'x' } },
  { on: 'the second', step: save('b', { name: 'Black' }) },
  { on: 'the second', step: save('x', { category: 'herbs' }) },
  { on: 'the first', step: { findById: 'b' } },
  { on: 'the first', step: { findById: 'x' } },
  { on: 'the first', step: { delete: 'd' } },
  { on: 'the second', step: { findById: 'd' } },
  { on: 'the second', step: { findByCategory: 'tea' } },
  { on: 'a new one', step: { findByCategory: 'tea' } },
];

/** Calls of every kind. */
export const oneOfEach: Step[] = [
  save('a', { name: 'Black', price: 0, tags: ['new', 'bio'] }),
  save('b', { tags: [] }),
  { delete: 'a' },
  { findById: 'a' },
  { findByCategory: 'tea' },
];
