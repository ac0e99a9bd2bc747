import fc from 'fast-check';
import { inspect } from 'node:util';
import { amounts, hostileText, notAmounts, trickyNames, walks } from '../support/generators.ts';
import { meddleWith } from '../support/meddle.ts';
import { withDatabase } from '../support/sqlite.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import {
  CatalogService,
  InMemoryProductRepository,
  InvalidProductError,
  SqlProductRepository,
  UnknownProductError,
  type Product,
  type ProductRepository,
} from './repository.ts';

export type Kind = 'in memory' | 'SQL';
export const kinds: readonly Kind[] = ['in memory', 'SQL'];

export function anyKind(): fc.Arbitrary<Kind> {
  return fc.constantFrom(...kinds);
}

/** The same examples for each kind of repository. */
export function forEachKind<T extends object>(examples: readonly T[]): (T & { kind: Kind })[] {
  return kinds.flatMap((kind) => examples.map((example) => ({ kind, ...example })));
}

/** Hands a new and empty repository to `body`. */
export function withRepository<T>(kind: Kind, body: (repository: ProductRepository) => T): T {
  if (kind === 'in memory') return body(new InMemoryProductRepository());
  return withDatabase((database) => body(new SqlProductRepository(database.connection)));
}

/** A call of a repository, as plain data; `save` has the id. */
export type Step =
  ({ save: string } & Omit<Product, 'id'>) | { delete: string } | { findById: string } | { findByCategory: string };

export function save(id: string, more: Partial<Omit<Product, 'id'>> = {}): Step {
  return { save: id, name: 'Green', price: 499, category: 'tea', tags: ['new'], ...more };
}

export function saving({ id, ...more }: Product): Step {
  return { save: id, ...more };
}

/** Makes the call; `save` gets a product of its own. */
export function perform(repository: ProductRepository, step: Step): readonly Product[] {
  if ('findById' in step) return [repository.findById(step.findById)].filter((product) => product !== undefined);
  if ('findByCategory' in step) return repository.findByCategory(step.findByCategory);
  if ('delete' in step) repository.delete(step.delete);
  else repository.save(fieldsOf({ ...step, id: step.save }));
  return [];
}

/** What a repository answers to each step: `find by id 'a'`, and below it a line for each product found. */
export function observed(repository: ProductRepository, steps: readonly Step[]): string[] {
  return steps.flatMap((step) => attempt(told(step), () => perform(repository, step).map(line)));
}

/** The same on a new and empty repository. */
export function storyOf(kind: Kind, steps: readonly Step[]): string[] {
  return withRepository(kind, (repository) => observed(repository, steps));
}

/** What it should answer. */
export function foretold(steps: readonly Step[]): string[] {
  return observed(plainRepository(), steps);
}

/** The oracle: a list of products. What it hands out is frozen. */
export function plainRepository(): ProductRepository {
  let products: Product[] = [];
  return {
    save: (product) => {
      const saved = Object.freeze(fieldsOf(product));
      const place = products.findIndex(({ id }) => id === saved.id);
      products = place < 0 ? [...products, saved] : products.with(place, saved);
    },
    findById: (wanted) => products.find(({ id }) => id === wanted),
    findByCategory: (wanted) => products.filter(({ category }) => category === wanted),
    delete: (gone) => {
      products = products.filter(({ id }) => id !== gone);
    },
  };
}

/** Looks up every id and every category that the steps name. */
export function lookUps(steps: readonly Step[]): Step[] {
  const ids = steps.flatMap((step) => ('findByCategory' in step ? [] : idOf(step)));
  const categories = steps.flatMap((step) =>
    'save' in step ? step.category : 'findByCategory' in step ? step.findByCategory : [],
  );
  return [
    ...[...new Set(categories)].map((category) => ({ findByCategory: category })),
    ...[...new Set(ids)].map((id) => ({ findById: id })),
  ];
}

function idOf(step: Exclude<Step, { findByCategory: string }>): string {
  return 'save' in step ? step.save : 'delete' in step ? step.delete : step.findById;
}

/** The steps, and then a look at everything. */
export function andLookUps(steps: readonly Step[]): Step[] {
  return [...steps, ...lookUps(steps)];
}

/** A product in one line, with the fields that a product has and no others. */
export function line({ id, name, price, category, tags }: Product): string {
  return `  ${text({ id, name, price, category, tags })}`;
}

function text(value: unknown): string {
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY, customInspect: false });
}

function told(step: Step): string {
  if ('findByCategory' in step) return `find by category ${text(step.findByCategory)}`;
  const action = 'save' in step ? 'save' : 'delete' in step ? 'delete' : 'find by id';
  return `${action} ${text(idOf(step))}`;
}

/** What was called, and below it the lines of the answer or what was thrown. */
function attempt(call: string, action: () => readonly string[] | void): string[] {
  try {
    return [call, ...(action() ?? [])];
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return [call, `  throws ${errorText(error)}`];
  }
}

/** What a step answers that is refused with this error. */
export function refusal(step: Step, error: Error): string[] {
  return attempt(told(step), () => {
    throw error;
  });
}

export function errorText(error: unknown): string {
  if (error instanceof InvalidProductError)
    return `InvalidProductError, field ${error.field}, value ${text(error.value)}`;
  if (error instanceof UnknownProductError) return `UnknownProductError, product ${text(error.productId)}`;
  return String(error);
}

/** A repository whose caller changes what it has saved, or what it has found. */
export function meddling(inner: ProductRepository, meddlesWith: 'saved' | 'found'): ProductRepository {
  const found = (products: readonly Product[]) => {
    const copies = products.map(fieldsOf);
    if (meddlesWith === 'found') meddleWith(products);
    return copies;
  };
  return {
    save: (product) => {
      inner.save(product);
      if (meddlesWith === 'saved') meddleWith(product);
    },
    findById: (id) => found(perform(inner, { findById: id }))[0],
    findByCategory: (category) => found(inner.findByCategory(category)),
    delete: (id) => inner.delete(id),
  };
}

/** A call of the catalogue, or of its repository by someone else. */
export type CatalogStep =
  'electronics' | { add: string; price: number } | { changePrice: string; to: number } | { deleteElsewhere: string };

/** What the catalogue answers over an empty repository; it is the learner's unless another is given. */
export function catalogStory(
  repository: ProductRepository,
  steps: readonly CatalogStep[],
  catalog: Pick<CatalogService, 'add' | 'electronics' | 'changePrice'> = new CatalogService(repository),
): string[] {
  return steps.flatMap((step) =>
    attempt(text(step), () => {
      if (step === 'electronics') return catalog.electronics().map(line);
      if ('deleteElsewhere' in step) return repository.delete(step.deleteElsewhere);
      if ('changePrice' in step) return catalog.changePrice(step.changePrice, step.to);
      return catalog.add(shopProduct(step.add, step.price));
    }),
  );
}

/** What it should answer. */
export function foretoldCatalog(steps: readonly CatalogStep[]): string[] {
  const repository = plainRepository();
  return catalogStory(repository, steps, {
    add: (product) => repository.save(product),
    electronics: () => repository.findByCategory('electronics'),
    changePrice: (id, price) => {
      const product = repository.findById(id);
      if (!product) throw new UnknownProductError(id);
      repository.save({ ...product, price });
    },
  });
}

function shopProduct(name: string, price: number): Product {
  const category = name === 'shirt' ? 'clothing' : 'electronics';
  return { id: name, name: name.toUpperCase(), price, category, tags: ['new', name] };
}

export function catalogSteps(): fc.Arbitrary<CatalogStep[]> {
  const name = fc.constantFrom('laptop', 'phone', 'shirt');
  const step: fc.Arbitrary<CatalogStep> = fc.oneof(
    fc.constant('electronics' as const),
    fc.record({ add: name, price: fc.nat(9) }, { noNullPrototype: true }),
    fc.record({ changePrice: name, to: fc.nat(9) }, { noNullPrototype: true }),
    fc.record({ deleteElsewhere: name }, { noNullPrototype: true }),
  );
  return walks(step, 10);
}

/** Which of the coming calls of the database fails, counted from 1. A `COMMIT` is a write. */
export interface Fault {
  call: 'write' | 'read';
  k: number;
}

/**
 * What is thrown by a call during which the database fails, what the database had thrown (`nothingThrown` if the call
 * didn't get so far), and the story of the calls after it.
 */
export function withFault(steps: readonly Step[], failing: Step, { call, k }: Fault, later: readonly Step[]) {
  return withDatabase((sqlite) => {
    const outage = 'disk I/O error';
    let readsUntilFailure = Number.POSITIVE_INFINITY;
    let raised: unknown = nothingThrown;
    const noting = <T>(action: () => T): T => {
      try {
        return action();
      } catch (error) {
        // A statement that SQLite itself refuses may be part of the plan.
        if (error instanceof Error && error.message === outage) raised = error;
        throw error;
      }
    };
    const repository = new SqlProductRepository({
      run: (sql, values) => noting(() => sqlite.connection.run(sql, values)),
      all: (sql, values) =>
        noting(() => {
          readsUntilFailure -= 1;
          if (readsUntilFailure === 0) throw new Error(outage);
          return sqlite.connection.all(sql, values);
        }),
    });
    for (const step of steps) perform(repository, step);
    if (call === 'write') sqlite.failAtWrite(k);
    else readsUntilFailure = k;
    const thrown = thrownBy(() => perform(repository, failing));
    sqlite.failAtWrite(Number.POSITIVE_INFINITY);
    readsUntilFailure = Number.POSITIVE_INFINITY;
    return { thrown, raised, story: observed(repository, later) };
  });
}

/** The statements, without their values, of these steps on a new database. */
export function statementsOf(steps: readonly Step[]): string[] {
  return withDatabase((database) => {
    observed(new SqlProductRepository(database.connection), steps);
    return database.log.map(({ sql }) => sql);
  });
}

/** The same steps with `prefix` before each text, and prices that are higher by `surcharge`. */
export function withOtherValues(steps: readonly Step[], prefix: string, surcharge: number): Step[] {
  const other = (value: string | number | readonly string[]) => {
    if (typeof value === 'number') return value + surcharge;
    return typeof value === 'string' ? prefix + value : value.map((word) => prefix + word);
  };
  return steps.map(
    (step) => Object.fromEntries(Object.entries(step).map(([key, value]) => [key, other(value)])) as Step,
  );
}

/** The fields of a product in a new object, with a list of tags of its own. */
function fieldsOf({ id, name, price, category, tags }: Product): Product {
  return { id, name, price, category, tags: [...tags] };
}

/** Where the texts of products come from. */
interface Words {
  id: fc.Arbitrary<string>;
  category: fc.Arbitrary<string>;
  other: fc.Arbitrary<string>;
}

const fewWords: Words = {
  id: fc.constantFrom('a', 'b', 'c'),
  category: fc.constantFrom('tea', 'herbs'),
  other: fc.constantFrom('new', 'bio', 'new, bio', ''),
};

/** Words that are alike, but not the same. */
export const similarWords: Words = {
  ...fewWords,
  id: fc.constantFrom('a', 'b', 'A', 'c'),
  category: fc.constantFrom('tea', 'Tea', 'tea set'),
};

export function products({ id, category, other }: Words = fewWords): fc.Arbitrary<Product> {
  const tags = fc.array(other, { maxLength: 3 });
  return fc.record({ id, name: other, price: amounts(), category, tags }, { noNullPrototype: true });
}

export function histories(maxLength = 10, words: Words = fewWords): fc.Arbitrary<Step[]> {
  return walks(anyStep(words), maxLength);
}

export function anyStep(words: Words = fewWords): fc.Arbitrary<Step> {
  return fc.oneof(
    { weight: 5, arbitrary: products(words).map(saving) },
    { weight: 2, arbitrary: words.id.map((id) => ({ delete: id })) },
    { weight: 1, arbitrary: words.id.map((id) => ({ findById: id })) },
    { weight: 1, arbitrary: words.category.map((category) => ({ findByCategory: category })) },
  );
}

/** A step of one of several repositories on the same database. */
export interface SharedCall {
  on: 'the first' | 'the second' | 'a new one';
  step: Step;
}

export function sharedCalls(): fc.Arbitrary<SharedCall[]> {
  const on = fc.constantFrom<SharedCall['on']>('the first', 'the second', 'a new one');
  return walks(fc.record({ on, step: anyStep() }, { noNullPrototype: true }), 10);
}

export function faults(): fc.Arbitrary<Fault> {
  const call = fc.constantFrom<Fault['call']>('write', 'read');
  return fc.record({ call, k: fc.integer({ min: 1, max: 3 }) }, { noNullPrototype: true });
}

/** Texts that mean something to SQL, to a look-up table or to a format; a NUL isn't among them. */
export const trickyTexts = [
  ...trickyNames,
  "o'clock",
  "' OR '1'='1",
  "'; DROP TABLE products; --",
  '"',
  '%',
  '_',
  '?',
  '\\',
  'a, b',
  '007',
  '1e3',
  'null',
  ' a ',
  '\n',
  '😀',
  'é',
  'e\u0301',
];

export const anyWords: Words = { id: anyText(), category: anyText(), other: anyText() };

function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom(...trickyTexts),
    hostileText().map((all) => all.replaceAll('\0', '')),
  );
}

/** Texts that a database may cut. */
export const textsWithNul = ['\0', 'a\0', '\0a', 'a\0b'];

/** A field with a value that no product can have. */
export interface Flaw {
  field: keyof Product;
  value: unknown;
}

export const flaws: Flaw[] = [
  ...notAmounts.map((value) => ({ field: 'price' as const, value })),
  ...(['id', 'name', 'category'] as const).flatMap((field) => ['\0', 'a\0b'].map((value) => ({ field, value }))),
  { field: 'tags', value: ['new', 'a\0b'] },
  { field: 'tags', value: ['\0', 'new'] },
];

/** Something of everything that a catalogue does. */
export const aDay: CatalogStep[] = [
  'electronics',
  { add: 'laptop', price: 99_999 },
  { add: 'shirt', price: 1_999 },
  { add: 'phone', price: 59_999 },
  { changePrice: 'laptop', to: 89_999 },
  'electronics',
  { deleteElsewhere: 'laptop' },
  { changePrice: 'laptop', to: 79_999 },
  'electronics',
];

/** A call of each kind. */
export const oneOfEach: Step[] = [
  save('a', { name: 'Black' }),
  save('b', { tags: [] }),
  { delete: 'a' },
  { findById: 'a' },
  { findByCategory: 'tea' },
];

/** Two repositories in turn, then a third. */
export const severalAtOnce: SharedCall[] = [
  { on: 'the first', step: save('b') },
  { on: 'the first', step: save('d') },
  { on: 'the second', step: save('a') },
  { on: 'the first', step: { findById: 'b' } },
  { on: 'the second', step: save('b', { name: 'Black' }) },
  { on: 'the first', step: { findById: 'b' } },
  { on: 'a new one', step: { findByCategory: 'tea' } },
];
