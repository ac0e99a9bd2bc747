import fc from 'fast-check';
import { anyKey, lookAlikes } from '../support/hostile.ts';
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
  discountList,
  type DiscountData,
  discountOf,
  discountText,
  fives,
  type MoneyData,
  moneyOf,
  moneyText,
  outcomeOf,
  ownPrice,
  ownTotal,
  onWidget,
  productList,
  linesOf,
  type ProductData,
  productOf,
  productText,
  record,
  resultOf,
  sameError,
  shelf,
  shownAs,
  textOf,
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
    stored: (id: string) => textOf(objects.get(id)),
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
export type Step = CatalogueCall | { otherCodeSaves: ProductData } | { discountsBecome: DiscountData[] };

export type CatalogueCall = { priceOf: string } | { totalOf: string[] } | { changePrice: string; to: MoneyData };

function stepText(step: Step): string {
  if ('priceOf' in step) return `priceOf ${show(step.priceOf)}`;
  if ('totalOf' in step) return `totalOf [${step.totalOf.map((id) => show(id)).join(', ')}]`;
  if ('changePrice' in step) return `changePrice of ${show(step.changePrice)} to ${moneyText(step.to)}`;
  if ('otherCodeSaves' in step) return `other code saves ${productText(step.otherCodeSaves)}`;
  return `the discounts become [${step.discountsBecome.map(discountText).join(', ')}]`;
}

/** Steps that counterexamples show with their numbers. */
function stepList(list: readonly Step[]): Step[] {
  let number = 0;
  return linesOf(list, (step) => `${(number += 1)}. ${stepText(step)}`);
}

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
  const call = (step: CatalogueCall): Promise<unknown> => {
    if ('priceOf' in step) return catalogue.priceOf(step.priceOf);
    if ('totalOf' in step) return catalogue.totalOf([...step.totalOf]);
    return catalogue.changePrice(step.changePrice, moneyOf(step.to));
  };
  return {
    async run(step: Step): Promise<string> {
      if ('otherCodeSaves' in step) put(step.otherCodeSaves);
      else if ('discountsBecome' in step) current = step.discountsBecome;
      else return report(step, await outcomeOf(() => call(step)));
      return stepText(step);
    },
    saves: () => saves.map((saved) => productText(saved as ProductData)),
  };
}

function report(step: CatalogueCall, outcome: unknown): string {
  return `${stepText(step)}: ${outcome === undefined ? 'resolved' : String(outcome)}`;
}

/** The outcomes of the steps and the saved products, with the learner's own domain. */
export function expectedOfShop(
  { initial, discounts }: Pick<ShopOptions, 'initial' | 'discounts'>,
  steps: readonly Step[],
) {
  const stored = new Map(initial.map((product) => [product.id, product]));
  const saves: unknown[] = [];
  let current = discounts;
  const call = (step: CatalogueCall): unknown => {
    const ids = 'totalOf' in step ? step.totalOf : ['priceOf' in step ? step.priceOf : step.changePrice];
    const found = ids.flatMap((id) => stored.get(id) ?? []);
    const missing = ids.find((id) => !stored.has(id));
    const [product] = found;
    if (missing !== undefined || !product) return `threw a ProductNotFoundError for ${show(missing)}`;
    if ('totalOf' in step) return ownTotal(found, current);
    if ('priceOf' in step) return ownPrice(product, current);
    const error = resultOf(() => void productOf(product).withPrice(moneyOf(step.to)));
    if (error !== undefined) return error;
    const changed = { ...product, ...step.to };
    saves.push(productText(changed));
    stored.set(product.id, changed);
    return undefined;
  };
  const outcome = (step: Step): string => {
    if ('otherCodeSaves' in step) stored.set(step.otherCodeSaves.id, step.otherCodeSaves);
    else if ('discountsBecome' in step) current = step.discountsBecome;
    else return report(step, call(step));
    return stepText(step);
  };
  return { outcomes: steps.map(outcome), saves };
}

/** Steps with any ids, unknown ones and repeated ones as well, and with prices in another currency. */
export function anySteps(): fc.Arbitrary<Step[]> {
  const id = anyKey();
  // At most one id of a basket is unknown.
  const basket = fc.tuple(id, fc.nat(2)).map(([one, more]) => [one, ...Array<string>(more).fill(one)]);
  return steps(id, basket, fc.constantFrom('USD', 'USD', 'EUR'));
}

/** Steps with known ids and one currency: all calls work. */
export function ordinarySteps(): fc.Arbitrary<Step[]> {
  const id = fc.constantFrom('p1', 'p2');
  return steps(id, fc.uniqueArray(id, { minLength: 1 }), fc.constant('USD'));
}

function steps(id: fc.Arbitrary<string>, basket: fc.Arbitrary<string[]>, currency: fc.Arbitrary<string>) {
  const amount = fc.integer({ min: 1, max: 100_000 });
  const name = fc.constantFrom('Widget', 'Cable');
  const product = record<ProductData>({ id, name, amount, currency: fc.constant('USD') });
  const discount = record<DiscountData>({ productId: id, percent: fives() });
  const step: fc.Arbitrary<Step> = fc.oneof(
    record<Step>({ priceOf: id }),
    record<Step>({ totalOf: basket }),
    record<Step>({ changePrice: id, to: record({ amount, currency }) }),
    record<Step>({ otherCodeSaves: product }),
    record<Step>({ discountsBecome: fc.array(discount, { maxLength: 3 }) }),
  );
  return fc.array(step, { minLength: 1, maxLength: 8 }).map(stepList);
}

/** Calls of the catalogue by name, all for the product p1. */
export const calls = ['priceOf', 'totalOf', 'changePrice'] as const;

export type Call = (typeof calls)[number];

export function callOf(call: Call, catalogue: ReturnType<typeof createCatalogue>, id: string, others: string[] = []) {
  if (call === 'priceOf') return () => catalogue.priceOf(id);
  // Repeated calls pass the same array, which code may confuse with the same basket.
  const basket = [...others, id];
  if (call === 'totalOf') return () => catalogue.totalOf(basket);
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

function outage(data: Outage): Outage {
  const { port, call, way, times } = data;
  return shownAs(data, `${times} x ${call}, while ${port} ${way === 'throws' ? 'throws' : 'rejects'}`);
}

export function outages(): fc.Arbitrary<Outage> {
  return fc.constantFrom(...allOutages);
}

export const allOutages: readonly Outage[] = Object.entries(portMethods).flatMap(([port, needed]) =>
  needed.flatMap((call) =>
    ways.flatMap((way) => [1, 2, 6].map((times) => outage({ port: port as PortMethod, call, way, times }))),
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

export const tenOff = onWidget(10);

export function expectedAfterAnOutage({ times }: Outage) {
  return {
    failed: Array<string>(times).fill(sameError),
    attempts: times,
    price: ownPrice(widget, tenOff),
    total: ownTotal([widget, cable], tenOff),
    change: undefined,
    savedBefore: 0,
    stored: productText({ ...widget, amount: 8_000 }),
  };
}

/** What a call returns that begins after a change, while an equal call from before the change is pending, and all saves. */
export async function whilePending(
  first: Call,
  waitsFor: PortMethod,
  before: number,
  after: { amount: number; percent: number },
) {
  const { products, put, saves } = repositoryOf('objects', [{ ...widget, amount: before }]);
  let percent = 50;
  const discounts = discountsIn(() => [{ productId: 'p1', percent }]);
  let open: (() => void) | undefined;
  /** The first call gets the data from before the change, but late. */
  const held = async <T>(method: PortMethod, data: Promise<T>): Promise<T> => {
    if (method === waitsFor && !open) await new Promise<void>((resolve) => (open = resolve));
    return data;
  };
  const catalogue = createCatalogue(
    { find: (id) => held('find', products.find(id)), save: (product) => held('save', products.save(product)) },
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
  return { outcome: await newer, saves };
}

/** What a call of the catalogue for p1 resolves with, if the shop has the products of the shelf. */
export function expectedOfCall(call: Call, discounts: readonly DiscountData[]): unknown {
  if (call === 'changePrice') return undefined;
  return call === 'priceOf' ? ownPrice(widget, discounts) : ownTotal([widget], discounts);
}

const dollars = (amount: number): MoneyData => ({ amount, currency: 'USD' });

/** What a shop contains at first, with ids that code confuses or loses. */
export const hostileShop = {
  initial: productList(['a', '', '__proto__'].map((id) => ({ ...widget, id }))),
  discounts: discountList([{ productId: 'a', percent: 10 }]),
};

/** A shop that exists beside another one, which was created later. */
export function shopBesideAnother(options: ShopOptions) {
  const session = shopSession(options);
  catalogueOf(repositoryOf('objects', [{ ...widget, amount: 1 }]).products, []);
  return session;
}

/** Shops of every kind with calls for ids that code confuses or loses. */
export const trickyShops = objectForms.flatMap((form) =>
  repositoryKinds.map((kind) => ({
    kind,
    form,
    ...hostileShop,
    steps: stepList([
      { priceOf: 'a' },
      { totalOf: ['', 'a', 'a'] },
      { changePrice: '__proto__', to: dollars(8_000) },
      { changePrice: 'a', to: dollars(10_000) },
      { changePrice: 'a', to: { amount: 8_000, currency: 'EUR' } },
      { priceOf: 'A' },
      { totalOf: ['a', 'a '] },
    ] satisfies Step[]),
  })),
);

const shortStories: readonly Step[][] = [
  [{ priceOf: 'p1' }, { otherCodeSaves: { ...widget, amount: 7_000 } }, { priceOf: 'p1' }],
  [{ totalOf: ['p1', 'p2'] }, { otherCodeSaves: { ...cable, amount: 700 } }, { totalOf: ['p1', 'p2'] }],
  [{ priceOf: 'p1' }, { discountsBecome: onWidget(25) }, { priceOf: 'p1' }, { discountsBecome: [] }, { priceOf: 'p1' }],
  [{ totalOf: ['p1', 'p2'] }, { discountsBecome: [] }, { totalOf: ['p1', 'p2'] }],
  [{ priceOf: 'p1' }, { changePrice: 'p1', to: dollars(6_000) }, { priceOf: 'p1' }, { totalOf: ['p1', 'p2'] }],
  [
    { changePrice: 'p1', to: dollars(6_000) },
    { otherCodeSaves: { ...widget, amount: 5_000 } },
    { changePrice: 'p2', to: dollars(600) },
    { totalOf: ['p1', 'p2'] },
  ],
];

/** Shops of every kind in which prices and discounts change between calls. */
export const changingShops = repositoryKinds.flatMap((kind) =>
  shortStories.map((steps) => ({
    kind,
    initial: productList([widget, cable]),
    discounts: onWidget(10),
    steps: stepList(steps),
  })),
);

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

/** Every call that may share the data of an earlier one, or leave its work to it. */
export const pendingCalls = calls.flatMap((call) =>
  (['find', 'all', 'save'] as const).map((earlierCallWaitsFor) => ({
    call,
    earlierCallWaitsFor,
    before: 10_000,
    after: { amount: 8_000, percent: 10 },
  })),
);
