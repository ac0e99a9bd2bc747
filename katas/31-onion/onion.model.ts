import fc from 'fast-check';
import type { Failure } from '../support/failure.ts';
import { anyKey, lookAlikes, notWholeNumbers, wholeNumbers } from '../support/hostile.ts';
import { show } from '../support/show.ts';
import { TodoError } from '../support/todo.ts';
import { ProductNotFoundError } from './application.ts';
import {
  CurrencyMismatchError,
  Discount,
  InvalidDiscountError,
  InvalidMoneyError,
  Money,
  Product,
} from './domain-model.ts';
import { bestPrice, totalPrice } from './domain-services.ts';

/** The data of an amount of money. */
export interface MoneyData {
  amount: number;
  currency: string;
}

/** The data of a product. */
export interface ProductData extends MoneyData {
  id: string;
  name: string;
}

/** The data of a discount. */
export interface DiscountData {
  productId: string;
  percent: number;
}

export function record<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

export function moneyOf({ amount, currency }: MoneyData): Money {
  return new Money(amount, currency);
}

export function productOf({ id, name, ...price }: ProductData): Product {
  return new Product(id, name, moneyOf(price));
}

export function discountOf({ productId, percent }: DiscountData): Discount {
  return new Discount(productId, percent);
}

/** The data of a value, if it belongs to the learner's domain model; any other value unchanged. */
export function dataOf(value: unknown): unknown {
  if (value instanceof Money) return { amount: value.amount, currency: value.currency };
  if (value instanceof Product) {
    const { amount, currency } = value.price;
    return { id: value.id, name: value.name, amount, currency };
  }
  if (value instanceof Discount) return { productId: value.productId, percent: value.percent };
  return value;
}

/** The same value, which counterexamples show as this text. */
export function shownAs<T extends object>(value: T, text: string): T {
  return Object.defineProperty(value, fc.toStringMethod, { value: () => text });
}

export function moneyText({ amount, currency }: MoneyData): string {
  return `${amount} ${/^[A-Z]{3}$/.test(currency) ? currency : show(currency)}`;
}

export function productText({ id, name, ...price }: ProductData): string {
  return `${show(id)} ${show(name)} for ${moneyText(price)}`;
}

export function discountText({ productId, percent }: DiscountData): string {
  return `${percent}% off ${show(productId)}`;
}

/** A list that counterexamples show with one element on each line. */
export function linesOf<T>(list: readonly T[], text: (element: T) => string): T[] {
  return shownAs([...list], list.length === 0 ? '[]' : list.map((element) => text(element)).join('\n'));
}

export function productList(list: readonly ProductData[]): ProductData[] {
  return linesOf(list, productText);
}

export function discountList(list: readonly DiscountData[]): DiscountData[] {
  return linesOf(list, discountText);
}

/** Discounts on the product p1. */
export function onWidget(...percents: number[]): DiscountData[] {
  return discountList(percents.map((percent) => ({ productId: 'p1', percent })));
}

/** A value of the learner's domain model as a text; any other value unchanged. */
export function textOf(value: unknown): unknown {
  if (value instanceof Money) return moneyText(value);
  if (value instanceof Product) return productText(dataOf(value) as ProductData);
  return value instanceof Discount ? discountText(value) : value;
}

/** The text of a result, or a sentence that says what was thrown. */
export function resultOf(work: () => unknown): unknown {
  try {
    const result = work();
    return result instanceof Promise ? 'a promise' : textOf(result);
  } catch (error) {
    return `threw ${described(error)}`;
  }
}

/** The text of what a promise resolves with, or a sentence that says how the call failed. */
export async function outcomeOf(call: () => Promise<unknown>, failure?: Failure): Promise<unknown> {
  let pending: Promise<unknown>;
  try {
    pending = call();
  } catch (error) {
    return `threw ${described(error)} instead of rejecting`;
  }
  try {
    return textOf(await pending);
  } catch (error) {
    return failure && Object.is(error, failure.value) ? sameError : `threw ${described(error)}`;
  }
}

export const sameError = 'rejected with the same error';

function described(error: unknown): string {
  if (error instanceof TodoError) throw error;
  if (error instanceof InvalidMoneyError) return `an InvalidMoneyError for ${show(error.value)}`;
  if (error instanceof InvalidDiscountError) return `an InvalidDiscountError for ${show(error.percent)}`;
  if (error instanceof CurrencyMismatchError)
    return `a CurrencyMismatchError for ${show(error.left)} and ${show(error.right)}`;
  if (error instanceof ProductNotFoundError) return `a ProductNotFoundError for ${show(error.productId)}`;
  return error instanceof Error ? `${error.name}: ${error.message}` : show(error);
}

/** An amount after a discount, in bigints, so that nothing is lost before it is rounded. */
export function amountAfter(amount: number, percent: number): number {
  return Number((BigInt(amount) * BigInt(100 - percent) + 50n) / 100n);
}

/** A price after a discount. */
export function discounted({ amount, currency }: MoneyData, percent: number): string {
  return moneyText({ amount: amountAfter(amount, percent), currency });
}

function percentFor({ id }: ProductData, discounts: readonly DiscountData[]): number {
  return discounts.find(({ productId }) => productId === id)?.percent ?? 0;
}

/** The sum of the best prices, or what is thrown if the currencies differ. Products have one discount at most. */
function totalWith(products: readonly ProductData[], discounts: readonly DiscountData[]): string {
  const currencies = new Set(products.map(({ currency }) => currency));
  if (currencies.size > 1) return 'threw a CurrencyMismatchError';
  const amounts = products.map((one) => amountAfter(one.amount, percentFor(one, discounts)));
  return moneyText({ amount: amounts.reduce((a, b) => a + b, 0), currency: products[0]?.currency ?? '' });
}

/** What `resultOf` says, without the currencies of a CurrencyMismatchError: their sequence is free in a sum. */
export function withoutCurrencies(result: unknown): unknown {
  return typeof result === 'string' ? result.replace(/(a CurrencyMismatchError) for [^]*/, '$1') : result;
}

export const widget: ProductData = { id: 'p1', name: 'Widget', amount: 10_000, currency: 'USD' };
export const cable: ProductData = { id: 'p2', name: 'Cable', amount: 500, currency: 'USD' };
export const poster: ProductData = { id: 'p3', name: 'Poster', amount: 1_250, currency: 'USD' };
export const shelf = [widget, cable, poster];

/** A product of the shelf. */
export function onShelf(id: string): ProductData {
  return shelf.find((one) => one.id === id) ?? widget;
}

/** Products that are saved one after the other. */
export function ordinaryProducts(): fc.Arbitrary<ProductData[]> {
  const one = fc.tuple(fc.constantFrom(widget, cable), wholeDollars()).map(([data, amount]) => ({ ...data, amount }));
  return fc.array(one, { minLength: 1, maxLength: 5 }).map(productList);
}

/** Baskets of products on the shelf, some of them repeatedly. */
export function baskets(): fc.Arbitrary<ProductData[]> {
  return fc.array(fc.constantFrom(...shelf), { minLength: 1, maxLength: 4 }).map(productList);
}

/** Prices in whole dollars and percentages in steps of five: nothing has to be rounded. */
export function wholeDollars(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 1_000 }).map((dollars) => dollars * 100);
}

export function fives(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 19 }).map((steps) => steps * 5);
}

/** Discounts on the products of the shelf. */
export function discountsInFives(): fc.Arbitrary<DiscountData[]> {
  const one = record({ productId: fc.constantFrom('p1', 'p2', 'p3'), percent: fives() });
  return fc.array(one, { maxLength: 4 }).map(discountList);
}

/** The best price that the learner's own service returns, so that a mistake there breaks only the rules about it. */
export function ownPrice(product: ProductData, discounts: readonly DiscountData[]): unknown {
  return resultOf(() => bestPrice(productOf(product), discounts.map(discountOf)));
}

/** The total that the learner's own service returns. */
export function ownTotal(products: readonly ProductData[], discounts: readonly DiscountData[]): unknown {
  return resultOf(() => totalPrice(products.map(productOf), discounts.map(discountOf)));
}

/** Amounts that may be 0, in currencies that often differ. */
export function moneyInputs(): fc.Arbitrary<MoneyData> {
  return record({ amount: wholeNumbers(2 ** 38), currency: fc.oneof(fc.constantFrom('USD', 'EUR'), anyKey()) });
}

/** Amounts of which careless code adds too many, or not all. */
export const moneyPairs = [
  ...[['USD', 'USD'], ['USD', 'EUR'], ['USD', 'usd'], ...lookAlikes].flatMap(([left = '', right = '']) =>
    [
      [100, 250],
      [0, 250],
      [100, 0],
      [0, 0],
      [2 ** 31, 2 ** 31],
    ].map(([a = 0, b = 0]) => ({ left: { amount: a, currency: left }, right: { amount: b, currency: right } })),
  ),
];

/** A call of a domain service. */
export type ServiceCall =
  | { applyDiscount: MoneyData; percent: number }
  | { bestPrice: ProductData; discounts: DiscountData[] }
  | { totalPrice: ProductData[]; discounts: DiscountData[] };

export interface Services {
  applyDiscount(price: Money, discount: Discount): Money;
  bestPrice(product: Product, discounts: readonly Discount[]): Money;
  totalPrice(products: readonly Product[], discounts: readonly Discount[]): Money;
}

export function runService(call: ServiceCall, services: Services): Money {
  if ('applyDiscount' in call) {
    return services.applyDiscount(moneyOf(call.applyDiscount), new Discount('p1', call.percent));
  }
  const discounts = call.discounts.map(discountOf);
  if ('bestPrice' in call) return services.bestPrice(productOf(call.bestPrice), discounts);
  return services.totalPrice(call.totalPrice.map(productOf), discounts);
}

/** What the call returns or throws, from the rules of the statement. */
export function expectedOfService(call: ServiceCall): string {
  if ('applyDiscount' in call) return discounted(call.applyDiscount, call.percent);
  if ('bestPrice' in call) return discounted(call.bestPrice, percentFor(call.bestPrice, call.discounts));
  return totalWith(call.totalPrice, call.discounts);
}

/** A call as code would be read aloud. */
export function callText(call: ServiceCall): string {
  if ('applyDiscount' in call) return `applyDiscount to ${moneyText(call.applyDiscount)}, ${call.percent}%`;
  const discounts = `[${call.discounts.map(discountText).join(', ')}]`;
  if ('bestPrice' in call) return `bestPrice of ${productText(call.bestPrice)}, ${discounts}`;
  return `totalPrice of [${call.totalPrice.map(productText).join(', ')}], ${discounts}`;
}

/** Calls from a small set of values, so that many of them share some arguments. */
export function serviceCalls(): fc.Arbitrary<ServiceCall[]> {
  const amount = fc.constantFrom(100, 150, 151);
  const currency = fc.constantFrom('USD', 'USD', 'EUR');
  const percent = fc.constantFrom(1, 50, 99, 100);
  const one = record<ProductData>({ id: fc.constantFrom('p1', 'p2'), name: fc.constant('Widget'), amount, currency });
  // At most one discount for each product: rule 1 says what happens if there are more.
  const discounts = fc.uniqueArray(record({ productId: fc.constantFrom('p1', 'p2'), percent }), {
    selector: ({ productId }) => productId,
  });
  const call = fc.oneof(
    record<ServiceCall>({ applyDiscount: record({ amount, currency }), percent }),
    record<ServiceCall>({ bestPrice: one, discounts }),
    record<ServiceCall>({ totalPrice: fc.array(one, { minLength: 1, maxLength: 4 }), discounts }),
  );
  return fc.array(call, { minLength: 1, maxLength: 6 }).map((calls) => linesOf(calls, callText));
}

const both = (percents: [number, number]) => percents.map((percent, i) => ({ productId: `p${i + 1}`, percent }));
const [inUsd, inEur]: [ProductData, ProductData] = [
  { ...widgetOf(150), currency: 'USD' },
  { ...widgetOf(150), currency: 'EUR' },
];

function widgetOf(amount: number): ProductData {
  return { id: 'p1', name: 'Widget', amount, currency: 'USD' };
}

const tricky: ServiceCall[][] = [
  [
    { applyDiscount: { amount: 150, currency: 'USD' }, percent: 1 },
    { applyDiscount: { amount: 150, currency: 'EUR' }, percent: 1 },
    { applyDiscount: { amount: 150, currency: 'USD' }, percent: 50 },
    { applyDiscount: { amount: 151, currency: 'USD' }, percent: 1 },
  ],
  [
    { bestPrice: inUsd, discounts: both([10, 50]) },
    { bestPrice: inUsd, discounts: both([50, 10]) },
    { bestPrice: inUsd, discounts: [] },
    { bestPrice: inEur, discounts: both([10, 50]) },
    { bestPrice: widgetOf(151), discounts: both([10, 50]) },
    { bestPrice: { ...inUsd, id: 'p2' }, discounts: both([10, 50]) },
    { bestPrice: inUsd, discounts: both([100, 50]) },
  ],
  [
    { totalPrice: [inUsd, inUsd, { ...inUsd, id: 'p2' }], discounts: both([1, 50]) },
    { totalPrice: [inUsd, inUsd, { ...inUsd, id: 'p2' }], discounts: both([50, 1]) },
    { totalPrice: [{ ...inUsd, id: 'p2' }, inUsd], discounts: both([1, 1]) },
    { totalPrice: [inUsd], discounts: [] },
    { totalPrice: [inUsd, widgetOf(151), widgetOf(152)], discounts: both([1, 1]) },
  ],
  [
    { totalPrice: [inUsd, inEur], discounts: [] },
    { totalPrice: [inUsd, { ...inEur, amount: 0 }], discounts: [] },
    { totalPrice: [{ ...inUsd, amount: 0 }, inEur], discounts: both([100, 100]) },
    { totalPrice: [inUsd, inUsd, inEur], discounts: both([100, 1]) },
    { totalPrice: [inEur, inEur], discounts: both([1, 1]) },
  ],
];

/** Numbers that are not valid amounts. */
export const notAmounts = notWholeNumbers.filter((value) => !(Number.isInteger(value) && value > 0));

/** Numbers that are not valid percentages. */
export const notPercents = [...notAmounts, 101, 100.5, 1_000, 2 ** 32 + 5];

/** Prices and percentages at which floats, other sequences of steps or other roundings are off by a cent. */
export const roundingTraps = [
  [150, 1],
  [1_075, 6],
  [250, 7],
  [225, 54],
  [45, 30],
  [149, 1],
  [151, 1],
  [1e12 - 50, 1],
  [2 ** 31 + 1, 3],
  [99, 100],
  [99, 0],
  [0, 10],
].map(([amount = 0, percent = 0]) => ({ amount, currency: 'USD', percent }));

/** Calls that remembered or shared values would answer wrongly. */
export const trickyCalls = tricky.map((calls) => linesOf(calls, callText));
