import fc from 'fast-check';
import { type Failure, failureOf } from '../support/failure.ts';
import { anyString, hostileStrings, integerEdges } from '../support/hostile.ts';
import { Mode } from '../support/modes.ts';
import { inObjectForm, objectForms } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { createProductCatalog, type ErpClient, ErpError, type ErpRecord } from './product-acl.ts';
import {
  CatalogUnavailableError,
  type Category,
  InvalidProductIdError,
  type Product,
  type ProductCatalog,
  UnreadableProductError,
} from './shop.ts';

/** The record of the statement. */
export const headphones: ErpRecord & { VENDOR_NO: string } = {
  PROD_CODE: '00042',
  PROD_DESC: 'Headphones',
  UNIT_PRICE: 92.59,
  CAT_CODE: '001',
  STOCK_QTY: 15,
  VENDOR_NO: 'V-7',
};

export const poster: Product = { id: '7', name: 'Poster', price: 500, category: 'books', inStock: true };

export const properties = ['id', 'name', 'price', 'category', 'inStock'] as const satisfies (keyof Product)[];

const fields = ['PROD_CODE', 'PROD_DESC', 'UNIT_PRICE', 'CAT_CODE', 'STOCK_QTY'] as const;

const categories: readonly (readonly [code: string, category: Category])[] = [
  ['001', 'electronics'],
  ['002', 'clothing'],
  ['003', 'books'],
  ['999', 'uncategorized'],
];

/** Codes without a category of their own. */
export const otherCodes = ['017', '000', '1', '01', '0001', ' 001', '001 ', '9999', 'books'];

export function codeOf(id: string): string {
  return '0'.repeat(Math.max(0, 5 - id.length)) + id;
}

/** What the statement says about reading. */
export function productOf(record: ErpRecord): Product {
  return {
    id: String(BigInt(record.PROD_CODE)),
    name: record.PROD_DESC,
    price: Number(record.UNIT_PRICE.toFixed(2).replace('.', '')),
    category: categories.find(([code]) => code === record.CAT_CODE)?.[1] ?? 'uncategorized',
    inStock: record.STOCK_QTY > 0,
  };
}

/** What the statement says about writing a new product. */
export function recordOf(product: Product): ErpRecord {
  return {
    PROD_CODE: codeOf(product.id),
    PROD_DESC: product.name,
    UNIT_PRICE: product.price / 100,
    CAT_CODE: categories.find(([, category]) => category === product.category)?.[0] ?? 'none',
    STOCK_QTY: product.inStock ? 1 : 0,
  };
}

/** What the statement says about writing a product that the ERP has. */
export function mergedOf(product: Product, current: ErpRecord): ErpRecord {
  const before = productOf(current);
  const fresh = recordOf(product);
  return {
    ...current,
    PROD_DESC: product.name,
    UNIT_PRICE: product.price === before.price ? current.UNIT_PRICE : fresh.UNIT_PRICE,
    CAT_CODE: product.category === before.category ? current.CAT_CODE : fresh.CAT_CODE,
    STOCK_QTY: product.inStock === before.inStock ? current.STOCK_QTY : fresh.STOCK_QTY,
  };
}

/** The product of the statement. */
export const product: Product = productOf(headphones);

/** The methods of a catalog. */
export const methods = ['find', 'save'] as const satisfies (keyof ProductCatalog)[];

export const found = { find: '42' } as const;

export const saved = { save: product } as const;

/** An example once for each method. */
export function withMethods<T extends object>(example: T): (T & { method: (typeof methods)[number] })[] {
  return methods.map((method) => ({ ...example, method }));
}

/** A step that calls this method, for the product of the statement. */
export function stepOf(method: keyof ProductCatalog): Step {
  return method === 'find' ? found : saved;
}

/** The clients that the layer must work with. */
export const clientForms = ['a stand-in with only the two methods', ...objectForms] as const;

export type ClientForm = (typeof clientForms)[number];

/** What the shop does, or other users of the ERP do. */
export type Step = { find: string } | { save: Product } | { erpStores: ErpRecord } | { erpDeletes: string };

/** What one step caused: its outcome, and the calls to the client. */
export interface Effect {
  outcome: unknown;
  calls: unknown[][];
}

/** A catalog in front of an ERP of our own. */
export class Session {
  readonly catalog: ProductCatalog;
  readonly #stored = new Map<string, unknown>();
  readonly #client: ErpClient;
  readonly #mode: Mode;
  #failures: Partial<Record<keyof ErpClient, Failure>> = {};
  #read: unknown[] = [];
  readonly #written = new Set<unknown>();
  readonly #found: { product: unknown; before: unknown }[] = [];
  #calls: unknown[][] = [];

  constructor({ form = 'an object literal', mode = new Mode() }: { form?: ClientForm; mode?: Mode } = {}) {
    this.#mode = mode;
    const methods: ErpClient = {
      READ_PROD: (code, ...more: unknown[]) => {
        this.#calls.push(['READ_PROD', code, ...more]);
        this.#failIn('READ_PROD');
        if (!this.#stored.has(code)) throw new ErpError(4);
        const payload = mode.caller.give(this.#stored.get(code), 'a record of the ERP');
        this.#read.push(payload);
        return payload;
      },
      WRITE_PROD: (record, ...more: unknown[]) => {
        const isNew = !this.#read.includes(record) && !this.#written.has(record);
        this.#written.add(record);
        const copy = { ...mode.caller.take(record) };
        this.#calls.push([
          'WRITE_PROD',
          isNew ? { ...copy } : 'a record that was read or written, not a new one',
          ...more,
        ]);
        this.#failIn('WRITE_PROD');
        this.#stored.set(copy.PROD_CODE, copy);
      },
    };
    const isStandIn = form === 'a stand-in with only the two methods';
    const client = isStandIn ? standIn('erp', methods) : inObjectForm(methods, form);
    this.#client = client;
    this.catalog = createProductCatalog(mode.port(client));
  }

  /** Puts a payload into the ERP, valid or not. */
  store(code: string, payload: unknown): this {
    this.#stored.set(code, payload);
    return this;
  }

  /** Lets each call of these methods of the client throw, from now on. */
  fail(failures: Partial<Record<keyof ErpClient, Failure>>): void {
    this.#failures = failures;
  }

  do(step: Step): Effect {
    this.#calls = [];
    this.#read = [];
    const outcome = this.#perform(step);
    for (const record of this.#read) this.#mode.caller.leave(record, 'a record of the ERP');
    return { outcome, calls: this.#calls };
  }

  /** The record that the ERP has now. */
  stored(code: string): unknown {
    return this.#stored.get(code);
  }

  /** What the layer did with the client besides calling its two methods, if this client can tell. */
  beyond(): string[] {
    return beyondInterface(this.#client);
  }

  /** The products that were found and have changed since. */
  changedProducts(): { before: unknown; now: unknown }[] {
    return this.#found
      .map(({ product, before }) => ({ before: show(before), now: show(plainly(product)) }))
      .filter(({ before, now }) => before !== now);
  }

  #perform(step: Step): unknown {
    if ('find' in step) return this.#outcomeOf(() => this.#find(step.find) ?? 'no product');
    if ('save' in step) return this.#outcomeOf(() => (this.catalog.save(step.save), 'saved'));
    if ('erpStores' in step) this.#stored.set(step.erpStores.PROD_CODE, { ...step.erpStores });
    else this.#stored.delete(codeOf(step.erpDeletes));
    return 'done';
  }

  #find(id: string): unknown {
    const product = this.catalog.find(id);
    const seen = plainly(this.#mode.caller.take(product));
    this.#found.push({ product, before: plainly(product) });
    return seen;
  }

  #outcomeOf(action: () => unknown): unknown {
    try {
      return action();
    } catch (error) {
      const failures = [...Object.values(this.#failures), this.#mode.trouble?.failure];
      return describeError(error, failures);
    }
  }

  #failIn(method: keyof ErpClient): void {
    const failure = this.#failures[method];
    if (failure) throw failure.value;
  }
}

/** A copy of a product, which may be an instance of a class. */
function plainly(product: unknown): unknown {
  return typeof product === 'object' && product !== null ? { ...product } : product;
}

export const throwsInvalidId = (id: string) => `throws InvalidProductIdError for ${show(id)}`;

export const throwsUnreadable = (id: string, property: string) =>
  `throws UnreadableProductError for ${show(id)}, property ${show(property)}`;

export const throwsUnavailable = (id: string) =>
  `throws CatalogUnavailableError for ${show(id)}, caused by what the client threw`;

function describeError(error: unknown, failures: readonly (Failure | undefined)[]): string {
  if (failures.some((failure) => failure && Object.is(failure.value, error))) return 'throws what the client threw';
  if (error instanceof InvalidProductIdError) return throwsInvalidId(error.productId);
  if (error instanceof UnreadableProductError) return throwsUnreadable(error.productId, error.property);
  if (!(error instanceof CatalogUnavailableError)) return `throws ${brief(error)}`;
  const isSame = failures.some((failure) => failure && Object.is(failure.value, error.cause));
  const cause = isSame ? 'what the client threw' : brief(error.cause);
  return `throws CatalogUnavailableError for ${show(error.productId)}, caused by ${cause}`;
}

function brief(value: unknown): string {
  return value instanceof Error ? `${value.name}: ${value.message}` : show(value);
}

/** The name of the product that was found, and any other outcome itself. */
export function nameIn(outcome: unknown): unknown {
  return typeof outcome === 'object' && outcome !== null ? { name: Reflect.get(outcome, 'name') } : outcome;
}

/** The names that the shop finds in a story. Other laws look at the other properties. */
export function expectedStory(steps: readonly Step[]): unknown[] {
  const names = new Map<string, string>();
  return steps.map((step) => {
    if ('find' in step) return names.has(step.find) ? { name: names.get(step.find) } : 'no product';
    if ('save' in step) return (names.set(step.save.id, step.save.name), 'saved');
    if ('erpDeletes' in step) names.delete(step.erpDeletes);
    else names.set(productOf(step.erpStores).id, step.erpStores.PROD_DESC);
    return 'done';
  });
}

/** The members of an object and of its classes, in alphabetical order. */
export function membersOf(object: object): string[] {
  const members: string[] = [];
  for (let level = object; level !== null && level !== Object.prototype; level = Object.getPrototypeOf(level)) {
    for (const key of Reflect.ownKeys(level)) {
      const isAccessor = Object.getOwnPropertyDescriptor(level, key)?.get !== undefined;
      if (key !== 'constructor' || level === object) members.push(`${isAccessor ? 'accessor ' : ''}${String(key)}`);
    }
  }
  return members.toSorted();
}

const plain = { noNullPrototype: true } as const;

const names = fc.constantFrom('Mug', 'Poster');
const categoryNames = fc.constantFrom(...categories.map(([, category]) => category));
const knownCodes = fc.constantFrom(...categories.map(([code]) => code));

/** Prices in cents. Some of them are traps for floating-point arithmetic. */
function cents(): fc.Arbitrary<number> {
  return fc.oneof(fc.nat(9), fc.constantFrom(7, 57, 115, 829, 1001, 9259), fc.nat(99_999));
}

const euros = cents().map((price) => price / 100);

/** Prices in euros that are easy to convert: only rule 1 is about rounding. */
const easyEuros = euros.filter((price) => Number.isInteger(price * 100));

/** Records with ordinary values. */
export function ordinaryRecords(): fc.Arbitrary<ErpRecord> {
  const CAT_CODE = fc.oneof(knownCodes, fc.constantFrom('017', '500'));
  const PROD_CODE = fc.integer({ min: 1, max: 99_999 }).map((id) => codeOf(String(id)));
  return fc.record({ PROD_CODE, PROD_DESC: names, UNIT_PRICE: euros, CAT_CODE, STOCK_QTY: fc.nat(20) }, plain);
}

/** Products with ordinary values. */
export function ordinaryProducts(): fc.Arbitrary<Product> {
  const id = fc.integer({ min: 1, max: 99_999 }).map(String);
  return fc.record({ id, name: names, price: cents(), category: categoryNames, inStock: fc.boolean() }, plain);
}

/** Any valid record of this product. Most have fields that the shop does not know, and some of these look familiar. */
export function anyRecords(ids: fc.Arbitrary<string> = fc.constant('42')): fc.Arbitrary<ErpRecord> {
  const known = {
    PROD_CODE: ids.map(codeOf),
    PROD_DESC: anyString(),
    UNIT_PRICE: easyEuros,
    CAT_CODE: fc.oneof(knownCodes, fc.constantFrom(...otherCodes)),
    STOCK_QTY: fc.oneof(fc.nat(2), fc.nat(500), fc.constantFrom(2 ** 31, Number.MAX_SAFE_INTEGER)),
  };
  const unknown = { VENDOR_NO: anyString(), LAST_UPD: fc.nat(), id: fc.constant('ERP-7'), price: fc.constant(null) };
  return fc.record({ ...known, ...unknown }, { ...plain, requiredKeys: [...fields] });
}

/** Any valid product with one of these ids. */
export function anyProducts(ids: fc.Arbitrary<string>): fc.Arbitrary<Product> {
  return fc.record({ id: ids, ...changeable() }, plain);
}

/** What the shop may change in a product: nothing, some or all of it. */
export function changes(): fc.Arbitrary<Partial<Product>> {
  return fc.record(changeable(), { ...plain, requiredKeys: [] });
}

function changeable() {
  return { name: anyString(), price: cents(), category: categoryNames, inStock: fc.boolean() };
}

export function stories(): fc.Arbitrary<Step[]> {
  const ids = fc.constantFrom('0', '42', '123456');
  const step = fc.oneof(
    { weight: 3, arbitrary: ids.map((find): Step => ({ find })) },
    { weight: 2, arbitrary: anyProducts(ids).map((save): Step => ({ save })) },
    { weight: 2, arbitrary: anyRecords(ids).map((erpStores): Step => ({ erpStores })) },
    { weight: 1, arbitrary: ids.map((erpDeletes): Step => ({ erpDeletes })) },
  );
  return fc.array(step, { maxLength: 8 });
}

/** Stories in which a cache, or a record kept by the layer, gives itself away. */
export const trickyStories: readonly Step[][] = [
  [{ erpStores: headphones }, found, found, { erpStores: { ...headphones, PROD_DESC: 'Headset' } }, found],
  [{ erpStores: headphones }, saved, found, { erpDeletes: '42' }, found, saved, found],
  [found, { save: { ...product, name: 'A' } }, found, { save: { ...product, name: 'B' } }, found],
  [saved, { erpDeletes: '42' }, found],
];

/** What the shop changes in the product of a record. */
export interface Edit {
  record: ErpRecord;
  change: Partial<Product>;
}

/** Changes that a careless comparison overlooks, or that a careless translation applies to the wrong fields. */
export const trickyEdits: readonly Edit[] = [
  ...[9257, 9258, 9260, 9261, 0].map((price) => ({ record: headphones, change: { price } })),
  ...otherCodes.map((CAT_CODE) => ({ record: { ...headphones, CAT_CODE }, change: { name: 'Headset' } })),
  { record: headphones, change: {} },
  { record: headphones, change: { name: '' } },
  { record: headphones, change: { name: 'headphones ' } },
  { record: headphones, change: { inStock: false } },
  { record: headphones, change: { category: 'uncategorized' } },
  { record: { ...headphones, CAT_CODE: '017' }, change: { category: 'books' } },
  { record: { ...headphones, STOCK_QTY: 0 }, change: { inStock: true } },
  { record: { ...headphones, STOCK_QTY: 0 }, change: { name: 'Headset' } },
  { record: { ...headphones, UNIT_PRICE: 0 }, change: { price: 1 } },
];

/** Valid ids of any length. */
export function anyIds(): fc.Arbitrary<string> {
  return fc.oneof(fc.nat(99).map(String), fc.nat(999_999).map(String), fc.bigInt(0n, 10n ** 25n).map(String));
}

/** Strings that some conversion takes for an id. */
export const invalidIds: readonly string[] = [
  ...['00', '00042', '042', '-1', '-0', '+42', '1.5', '42.0', ' 42', '42 ', '42\n', '\n42', '42\n7', '1e3', '0x2a'],
  ...['42n', '4_2', 'A42', '42A', 'NaN', 'Infinity', '\u0664\u0662', '\uff14\uff12', '42\u200b'],
  ...hostileStrings.filter((text) => !/^(0|10|2)$/.test(text)),
];

export function anyInvalidIds(): fc.Arbitrary<string> {
  const text = anyString().filter((id) => !/^(0|[1-9][0-9]*)$/.test(id));
  return fc.oneof(fc.constantFrom(...invalidIds), text);
}

/** Values that are invalid in some fields. */
const junk: readonly unknown[] = [
  ...[undefined, null, true, false, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -1, -0.01, 1.5],
  ...[0, 42, 7n, '', '92.59', '15', '42', '0042', '000042', '00043', ' 00042', '00042\n', '00042', [], [15], {}],
];

/** Records in which one field has an invalid value. */
export const invalidRecords: readonly object[] = fields.flatMap((field) =>
  junk.filter((value) => isInvalid(field, value)).map((value) => ({ ...headphones, [field]: value })),
);

/** The properties whose fields are invalid in what the ERP returned for the product of the statement. */
export function invalidIn(payload: unknown): (keyof Product)[] {
  const record = Object(payload) as Partial<ErpRecord>;
  return fields.flatMap((field, i) => (isInvalid(field, record[field]) ? properties.slice(i, i + 1) : []));
}

function isInvalid(field: keyof ErpRecord, value: unknown): boolean {
  if (field === 'PROD_CODE') return value !== '00042';
  if (field === 'PROD_DESC' || field === 'CAT_CODE') return typeof value !== 'string';
  const isNumber = typeof value === 'number' && Number.isFinite(value) && value >= 0;
  return !isNumber || (field === 'STOCK_QTY' && !Number.isInteger(value));
}

/** The record of the statement without at least one of the fields that the shop uses. */
export function incompleteRecords(): fc.Arbitrary<object> {
  return fc
    .subarray(Object.entries(recordOf(product)), { maxLength: fields.length - 1 })
    .map((entries) => Object.fromEntries(entries) as object);
}

/** Valid records with unusual values. */
export const unusualRecords: readonly ErpRecord[] = [
  ...hostileStrings.map((PROD_DESC) => ({ ...headphones, PROD_DESC })),
  ...[...otherCodes, ...hostileStrings].map((CAT_CODE) => ({ ...headphones, CAT_CODE })),
  ...integerEdges.slice(1).map((STOCK_QTY) => ({ ...headphones, STOCK_QTY })),
  ...[0, 999_999.99].map((UNIT_PRICE) => ({ ...headphones, UNIT_PRICE })),
];

/** Payloads that are not objects. */
export const notObjects: readonly unknown[] = [undefined, null, 0, '', false, true, 15, 'PROD_CODE', 7n];

/** Values of fields that the shop does not know. */
const unusual = {
  undefined: () => undefined,
  null: () => null,
  'an empty string': () => '',
  NaN: () => Number.NaN,
  Infinity: () => Number.POSITIVE_INFINITY,
  'a bigint': () => 7n,
  'a date': () => new Date(0),
  'a Map': () => new Map([['a', 1]]),
  'a list of objects': () => [{ a: undefined }, { b: [1] }],
  'a function': () => unusualFunction,
};

function unusualFunction(): void {}

type Unusual = keyof typeof unusual;

/** Fields that the shop does not know. Some of their names look familiar. */
export const unknownFields = (Object.keys(unusual) as Unusual[]).flatMap((value) =>
  ['VENDOR_NO', 'name', 'toJSON'].map((field) => ({ field, value })),
);

export function unusualValue(kind: Unusual): unknown {
  return unusual[kind]();
}

/** Errors that a careless catch takes for its own, or for a missing record. */
export const ownErrors = {
  'an ErpError with RC 5': () => new ErpError(5),
  'an ErpError with RC 0': () => new ErpError(0),
  'an ErpError with RC -4': () => new ErpError(-4),
  'an ErpError with RC 44': () => new ErpError(44),
  'an ErpError with RC NaN': () => new ErpError(Number.NaN),
  'a plain object with RC 4': () => ({ RC: 4 }),
  'another error with RC 4': () => Object.assign(new Error('failed'), { name: 'ErpError', RC: 4 }),
  'a CatalogUnavailableError': () => new CatalogUnavailableError('42', 'an earlier failure'),
  'an UnreadableProductError': () => new UnreadableProductError('42', 'price'),
  'an InvalidProductIdError': () => new InvalidProductIdError('42'),
};

export const typicalFailures: readonly Failure[] = [
  failureOf('an Error', new Error('failed')),
  failureOf('undefined', undefined),
  failureOf('null', null),
  failureOf('0', 0),
  ...Object.entries(ownErrors).map(([name, make]) => failureOf(name, make())),
];

/** Where the client fails: the calls of the shop, and the method of the client. */
export const failingCalls = ['READ_PROD in find', 'READ_PROD in save', 'WRITE_PROD in save'] as const;

/** What these calls lead to for the product of the statement, if this call of the client fails, counted from 1. */
export function expectedInTrouble(steps: readonly (keyof ProductCatalog)[], failingCall = 0): unknown[] {
  let before = 0;
  return steps.map((step) => {
    const calls = step === 'find' ? 1 : 2;
    const isFailing = failingCall > before && failingCall <= before + calls;
    before = isFailing ? failingCall : before + calls;
    if (isFailing) return throwsUnavailable('42');
    return step === 'find' ? product : 'saved';
  });
}
