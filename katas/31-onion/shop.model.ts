import fc from 'fast-check';
import { lookAlikes } from '../support/hostile.ts';
import { anyFailure, type Failure, failureOf } from '../support/failure.ts';
import { inObjectForm, type ObjectForm, objectForms } from '../support/plug-in.ts';
import { settle, ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import {
  createCatalogue,
  type DiscountRepository,
  ProductNotFoundError,
  type ProductRepository,
} from './application.ts';
import { CurrencyMismatchError, Money, type Product } from './domain-model.ts';
import { createInMemoryProducts } from './infrastructure.ts';
import {
  cable,
  dataOf,
  type DiscountData,
  discountOf,
  fives,
  type MoneyData,
  moneyOf,
  outcomeOf,
  ownPrice,
  ownTotal,
  type ProductData,
  productOf,
  record,
  resultOf,
  sameError,
  shelf,
  widget,
} from './onion.model.ts';

/** Kinds of repositories for products, by those who write them. */
export const repositoryKinds = ['objects', 'rows', 'slow'] as const;

export type RepositoryKind = (typeof repositoryKinds)[number];

/** A repository that another developer has written, what it contains, and how often `save` was called. */
export function repositoryOf(
  kind: RepositoryKind,
  initial: readonly ProductData[],
  form: ObjectForm = 'an object literal',
) {
  const objects = new Map(initial.map((product) => [product.id, productOf(product)]));
  const saves: unknown[] = [];
  const wait = () => ticks(kind === 'slow' ? 20 : 1);
  const find = async (id: string) => {
    await wait();
    const found = objects.get(id);
    return found && kind === 'rows' ? productOf(dataOf(found) as ProductData) : found;
  };
  const save = async (product: Product) => {
    saves.push(dataOf(product));
    await wait();
    objects.set(product.id, product);
  };
  return {
    products: inObjectForm<ProductRepository>({ find, save }, form),
    saves,
    put: (product: ProductData) => void objects.set(product.id, productOf(product)),
    stored: (id: string) => dataOf(objects.get(id)),
  };
}

export function discountsIn(list: () => readonly DiscountData[], form: ObjectForm = 'an object literal') {
  const all = async () => {
    await ticks(2);
    return list().map(discountOf);
  };
  return inObjectForm<DiscountRepository>({ all }, form);
}

/** A catalogue that works on a fixed list of discounts. */
export function catalogueOf(products: ProductRepository, discounts: readonly DiscountData[]) {
  return createCatalogue(
    products,
    discountsIn(() => discounts),
  );
}

/** The kata's own repository with these products. */
export async function inMemory(initial: readonly ProductData[]): Promise<ProductRepository> {
  const products = createInMemoryProducts();
  for (const product of initial) await products.save(productOf(product));
  return products;
}

/** What happens to a shop: a call of its catalogue, or a change by other code. */
export type Step =
  | { priceOf: string }
  | { totalOf: string[] }
  | { changePrice: string; to: MoneyData }
  | { otherCodeSaves: ProductData }
  | { discountsBecome: DiscountData[] };

export interface ShopOptions {
  kind: RepositoryKind;
  form?: ObjectForm;
  initial: readonly ProductData[];
  discounts: readonly DiscountData[];
}

/** A catalogue between two repositories of other developers. Each step returns its outcome. */
export function shopSession({ kind, form, initial, discounts }: ShopOptions) {
  const { products, saves, put } = repositoryOf(kind, initial, form);
  let current = discounts;
  const port = discountsIn(() => current, form);
  const catalogue = createCatalogue(products, port);
  // A catalogue that is created later must not take anything away from this one.
  catalogueOf(repositoryOf('objects', [{ ...widget, amount: 1 }]).products, []);
  return {
    run(step: Step): Promise<unknown> {
      if ('priceOf' in step) return outcomeOf(() => catalogue.priceOf(step.priceOf));
      if ('totalOf' in step) return outcomeOf(() => catalogue.totalOf(step.totalOf));
      if ('changePrice' in step) return outcomeOf(() => catalogue.changePrice(step.changePrice, moneyOf(step.to)));
      if ('otherCodeSaves' in step) put(step.otherCodeSaves);
      else current = step.discountsBecome.map((discount) => ({ ...discount }));
      return Promise.resolve(undefined);
    },
    saves: () => saves.map((saved) => ({ ...(saved as ProductData) })),
  };
}

/** The outcomes of the steps and the saved products, with the learner's own domain. */
export function expectedOfShop(
  { initial, discounts }: Pick<ShopOptions, 'initial' | 'discounts'>,
  steps: readonly Step[],
) {
  const stored = new Map(initial.map((product) => [product.id, product]));
  const saves: unknown[] = [];
  let current = discounts;
  const outcome = (step: Step): unknown => {
    if ('otherCodeSaves' in step) stored.set(step.otherCodeSaves.id, step.otherCodeSaves);
    else if ('discountsBecome' in step) current = step.discountsBecome;
    if ('otherCodeSaves' in step || 'discountsBecome' in step) return undefined;
    const ids = 'totalOf' in step ? step.totalOf : ['priceOf' in step ? step.priceOf : step.changePrice];
    const found = ids.flatMap((id) => stored.get(id) ?? []);
    const missing = ids.find((id) => !stored.has(id));
    const [product] = found;
    if (missing !== undefined || !product) return `threw a ProductNotFoundError for ${show(missing)}`;
    if ('totalOf' in step) return ownTotal(found, current);
    if ('priceOf' in step) return ownPrice(product, current);
    const changed = resultOf(() => productOf(product).withPrice(moneyOf(step.to)));
    if (typeof changed === 'string') return changed;
    saves.push(changed);
    stored.set(product.id, changed as ProductData);
    return undefined;
  };
  return { outcomes: steps.map(outcome), saves };
}

/** Steps with products of any ids from a small set. At most one id of a basket is unknown. */
export function steps(ids: fc.Arbitrary<string> = fc.constantFrom('p1', 'p2')): fc.Arbitrary<Step[]> {
  const amount = fc.integer({ min: 1, max: 100_000 });
  const product = record<ProductData>({
    id: ids,
    name: fc.constantFrom('Widget', 'Cable'),
    amount,
    currency: fc.constant('USD'),
  });
  const discount = record<DiscountData>({ productId: ids, percent: fives() });
  const basket = fc
    .tuple(ids, fc.array(fc.boolean(), { maxLength: 2 }))
    .map(([id, again]) => [id, ...again.map(() => id)]);
  return fc.array(
    fc.oneof(
      record<Step>({ priceOf: ids }),
      record<Step>({ totalOf: basket }),
      record<Step>({ changePrice: ids, to: record({ amount, currency: fc.constantFrom('USD', 'USD', 'EUR') }) }),
      record<Step>({ otherCodeSaves: product }),
      record<Step>({ discountsBecome: fc.array(discount, { maxLength: 3 }) }),
    ),
    { minLength: 1, maxLength: 8 },
  );
}

/** Calls of the catalogue by name, all for the product p1. */
export const calls = ['priceOf', 'totalOf', 'changePrice'] as const;

export type Call = (typeof calls)[number];

export function callOf(call: Call, catalogue: ReturnType<typeof createCatalogue>, id: string, others: string[] = []) {
  if (call === 'priceOf') return () => catalogue.priceOf(id);
  if (call === 'totalOf') return () => catalogue.totalOf([...others, id]);
  return () => catalogue.changePrice(id, new Money(7_000, 'USD'));
}

/** The methods of the ports, and the calls of the catalogue that need them. */
export const portMethods = { find: calls, all: ['priceOf', 'totalOf'], save: ['changePrice'] } as const;

export type PortMethod = keyof typeof portMethods;

export type Way = 'throws' | 'rejects';

export const ways = ['throws', 'rejects'] as const;

/** A call that fails several times because of a port, then one call of each kind that works. */
export interface Outage {
  port: PortMethod;
  call: Call;
  way: Way;
  times: number;
}

export function outages(): fc.Arbitrary<Outage> {
  return fc.constantFrom(...allOutages);
}

export const allOutages: readonly Outage[] = Object.entries(portMethods).flatMap(([port, needed]) =>
  needed.flatMap((call) =>
    ways.flatMap((way) => [1, 2, 6].map((times) => ({ port: port as PortMethod, call, way, times }))),
  ),
);

export function portFailures(): fc.Arbitrary<Failure> {
  return anyFailure(ownErrors);
}

const ownErrors = {
  'a ProductNotFoundError': () => new ProductNotFoundError('p9'),
  'a CurrencyMismatchError': () => new CurrencyMismatchError('USD', 'EUR'),
};

export const trickyFailures: readonly Failure[] = [
  failureOf('an Error', new Error('connection lost')),
  failureOf('undefined', undefined),
  failureOf('a ProductNotFoundError', new ProductNotFoundError('p9')),
];

/** The outcomes of the failing calls, how often the failing method ran, and what works afterwards. */
export async function afterAnOutage({ port, call, way, times }: Outage, failure: Failure) {
  const { products, saves, stored } = repositoryOf('objects', shelf);
  const discounts = discountsIn(() => tenOff);
  let isDown = true;
  let attempts = 0;
  const fragile =
    <A extends unknown[], R>(method: PortMethod, work: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      if (method !== port || !isDown) return work(...args);
      attempts += 1;
      if (way === 'throws') throw failure.value;
      return ticks(1).then(() => Promise.reject(failure.value));
    };
  const catalogue = createCatalogue(
    {
      find: fragile('find', (id: string) => products.find(id)),
      save: fragile('save', (product: Product) => products.save(product)),
    },
    { all: fragile('all', () => discounts.all()) },
  );
  const failed: unknown[] = [];
  for (let i = 0; i < times; i += 1) failed.push(await outcomeOf(callOf(call, catalogue, 'p1'), failure));
  await settle();
  isDown = false;
  const price = await outcomeOf(() => catalogue.priceOf('p1'), failure);
  const total = await outcomeOf(() => catalogue.totalOf(['p1', 'p2']), failure);
  const savedBefore = saves.length;
  const change = await outcomeOf(() => catalogue.changePrice('p1', new Money(8_000, 'USD')), failure);
  return { failed, attempts, price, total, change, savedBefore, stored: stored('p1') };
}

export const tenOff: readonly DiscountData[] = [{ productId: 'p1', percent: 10 }];

export function expectedAfterAnOutage({ times }: Outage) {
  return {
    failed: Array<string>(times).fill(sameError),
    attempts: times,
    price: ownPrice(widget, tenOff),
    total: ownTotal([widget, cable], tenOff),
    change: undefined,
    savedBefore: 0,
    stored: { ...widget, amount: 8_000 },
  };
}

/** What a call returns that begins after a change, while a call from before the change is still pending. */
export async function whilePending(
  first: 'priceOf' | 'totalOf',
  waitsFor: 'find' | 'all',
  before: number,
  after: { amount: number; percent: number },
) {
  const { products, put } = repositoryOf('objects', [{ ...widget, amount: before }]);
  let percent = 50;
  const discounts = discountsIn(() => [{ productId: 'p1', percent }]);
  let open: (() => void) | undefined;
  /** The first call gets the data from before the change, but late. */
  const held = async <T>(method: 'find' | 'all', data: Promise<T>): Promise<T> => {
    if (method === waitsFor && !open) await new Promise<void>((resolve) => (open = resolve));
    return data;
  };
  const catalogue = createCatalogue(
    { find: (id) => held('find', products.find(id)), save: (product) => products.save(product) },
    { all: () => held('all', discounts.all()) },
  );
  const call = callOf(first, catalogue, 'p1');
  const older = outcomeOf(call);
  await settle();
  put({ ...widget, amount: after.amount });
  ({ percent } = after);
  const newer = outcomeOf(call);
  await settle();
  open?.();
  await older;
  return newer;
}

/** What a call of the catalogue for p1 resolves with, if the shop has the products of the shelf. */
export function expectedOfCall(call: Call, discounts: readonly DiscountData[]): unknown {
  if (call === 'changePrice') return undefined;
  return call === 'priceOf' ? ownPrice(widget, discounts) : ownTotal([widget], discounts);
}

const dollars = (amount: number): MoneyData => ({ amount, currency: 'USD' });

/** Shops of every kind with calls for ids that code confuses or loses. */
export const trickyShops = objectForms.flatMap((form) =>
  repositoryKinds.map((kind) => ({
    kind,
    form,
    initial: ['a', '', '__proto__'].map((id) => ({ ...widget, id })),
    discounts: [{ productId: 'a', percent: 10 }],
    steps: [
      { priceOf: 'a' },
      { totalOf: ['', 'a', 'a'] },
      { changePrice: '__proto__', to: dollars(8_000) },
      { changePrice: 'a', to: dollars(10_000) },
      { changePrice: 'a', to: { amount: 8_000, currency: 'EUR' } },
      { priceOf: 'A' },
      { totalOf: ['a', 'a '] },
    ] satisfies Step[],
  })),
);

/** Shops of every kind in which prices and discounts change between calls. */
export const changingShops = repositoryKinds.map((kind) => ({
  kind,
  initial: [widget, cable],
  discounts: [{ productId: 'p1', percent: 10 }],
  steps: [
    { priceOf: 'p1' },
    { otherCodeSaves: { ...widget, amount: 7_000, name: 'Gadget' } },
    { priceOf: 'p1' },
    {
      discountsBecome: [
        { productId: 'p1', percent: 25 },
        { productId: 'p2', percent: 20 },
      ],
    },
    { totalOf: ['p1', 'p2'] },
    { discountsBecome: [] },
    { priceOf: 'p1' },
    { changePrice: 'p1', to: dollars(6_000) },
    { totalOf: ['p1', 'p2'] },
    { otherCodeSaves: { ...widget, amount: 5_000 } },
    { totalOf: ['p1', 'p2'] },
  ] satisfies Step[],
}));

/** A stored id and another id, with each call of the catalogue. */
export const unknownIds = calls.flatMap((call) =>
  [...lookAlikes, ['a', 'constructor'] as const, ['a', '__proto__'] as const].map(([stored, id]) => ({
    call,
    keys: [stored, id] satisfies [string, string],
  })),
);

/** Ids that are saved, and another one that must not be found before it is saved as well. */
export const trickyKeys = [
  ...['__proto__', 'constructor', ''].map((other) => ({ saved: ['a'], other })),
  ...lookAlikes.map(([one, other]) => ({ saved: [one], other })),
  { saved: Array.from({ length: 120 }, (_, i) => `p${i}`), other: 'p' },
];

/** Every call that may share the data of an earlier one. */
export const pendingCalls = (['priceOf', 'totalOf'] as const).flatMap((call) =>
  (['find', 'all'] as const).map((earlierCallWaitsFor) => ({
    call,
    earlierCallWaitsFor,
    before: 10_000,
    after: { amount: 8_000, percent: 10 },
  })),
);
