import fc from 'fast-check';
import { Caller } from '../support/caller.ts';
import { walks } from '../support/generators.ts';
import { integerEdges, notWholeNumbers } from '../support/hostile.ts';
import { show } from '../support/show.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { type LineItem, Order, OrderError, type OrderStatus, type RejectionReason } from './aggregate-root.ts';

/** A call to an order as plain data: the name of a product and what else the call needs. */
export type Call = Add | Change | { remove: string } | 'confirm';

interface Add {
  add: string;
  quantity: number;
  price: number;
}

interface Change {
  change: string;
  quantity: number;
}

export const confirm: Call = 'confirm';

export function add(productId: string, quantity: number, price: number): Call {
  return { add: productId, quantity, price };
}

export function change(productId: string, quantity: number): Call {
  return { change: productId, quantity };
}

export function remove(productId: string): Call {
  return { remove: productId };
}

/** Calls that leave two items and a total of 900. */
export const filled = [add('a', 2, 300), add('b', 3, 100)];

/** What a law looks at after each call. */
export type Detail = 'outcome' | 'status' | 'items' | 'all';

/** What a law can ask of an order and of the model alike. */
interface Subject {
  perform(call: Call): string;
  state(detail: Detail): string;
}

/** An order, used by a caller. */
export class Session implements Subject {
  readonly #order: Order;
  readonly #caller: Caller;

  constructor(id: string, limit: number, caller = new Caller()) {
    this.#order = new Order(id, limit);
    this.#caller = caller;
  }

  /** Makes the call and returns how it ends. */
  perform(call: Call): string {
    const item = isAdd(call) ? this.#caller.give(itemOf(call), 'the item passed to addItem') : undefined;
    const error = errorText(thrownBy(() => make(this.#order, call, item)));
    if (item) this.#caller.leave(item, 'the item passed to addItem');
    this.#caller.take(this.#order.items);
    return `${callText(call)} ${error}`;
  }

  state(detail: Detail): string {
    return textOf(() => stateText(this.#order, detail));
  }

  /** What the order returns, and not a copy. */
  items(): readonly LineItem[] {
    return this.#order.items;
  }
}

/** The same, computed from the statement. */
export class ExpectedOrder implements Subject {
  readonly #id: string;
  readonly #limit: number;
  status: OrderStatus = 'DRAFT';
  items: LineItem[] = [];

  constructor(id: string, limit: number) {
    this.#id = id;
    this.#limit = limit;
  }

  get id(): string {
    return this.#id;
  }

  get total(): number {
    return sumOf(this.items);
  }

  /** Every reason for which the order may reject this call. */
  reasonsFor(call: Call): RejectionReason[] {
    const reasons: RejectionReason[] = [];
    if (this.status === 'CONFIRMED') reasons.push('confirmed');
    if (call === 'confirm') return this.items.length === 0 ? [...reasons, 'empty'] : reasons;
    const known = this.items.some(({ productId }) => productId === productOf(call));
    if (isAdd(call) && known) reasons.push('duplicate product');
    if (!isAdd(call) && !known) reasons.push('unknown product');
    if ('remove' in call) return reasons;
    const numbers = isAdd(call) ? [call.price, call.quantity] : [call.quantity];
    if (!numbers.every((value) => Number.isSafeInteger(value) && value > 0)) reasons.push('invalid number');
    if (sumOf(this.#itemsAfter(call)) > this.#limit) reasons.push('above limit');
    return reasons;
  }

  perform(call: Call): string {
    const [reason] = this.reasonsFor(call);
    if (reason) return `${callText(call)} ${rejectionText(this.#id, reason)}`;
    if (call === 'confirm') this.status = 'CONFIRMED';
    else this.items = this.#itemsAfter(call);
    return `${callText(call)} succeeds`;
  }

  state(detail: Detail): string {
    return stateText(this, detail);
  }

  #itemsAfter(call: Exclude<Call, 'confirm'>): LineItem[] {
    if (isAdd(call)) return [...this.items, itemOf(call)];
    if ('remove' in call) return this.items.filter(({ productId }) => productId !== call.remove);
    return this.items.map((item) =>
      item.productId === call.change ? { ...item, quantity: call.quantity } : { ...item },
    );
  }
}

/** How each call ends, and what the order shows after it. */
export function storyOf(subject: Subject, calls: readonly Call[], detail: Detail): string[] {
  return calls.map((call) => {
    const outcome = subject.perform(call);
    return detail === 'outcome' ? outcome : `${outcome}; ${subject.state(detail)}`;
  });
}

/** How each call ends. If the model rejects a call for several reasons, each of them is as good as the first. */
export function outcomesWithAnyReason(subject: Subject, model: ExpectedOrder, calls: readonly Call[]): string[] {
  return calls.map((call) => {
    const outcome = subject.perform(call);
    const [first, ...others] = model
      .reasonsFor(call)
      .map((reason) => `${callText(call)} ${rejectionText(model.id, reason)}`);
    model.perform(call);
    return first !== undefined && others.includes(outcome) ? first : outcome;
  });
}

export function sumOf(items: readonly LineItem[]): number {
  return items.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
}

/** Item texts such as `2 × 'a' at 300`. */
export function itemsText(items: readonly LineItem[]): string {
  const lines = Array.from(items, (item) =>
    typeof item === 'object' && item !== null
      ? `${show(item.quantity)} × ${show(item.productId)} at ${show(item.unitPrice)}`
      : show(item),
  );
  return lines.join(', ') || 'no items';
}

export function stateText(
  { id, status, items, total }: Pick<Order, 'id' | 'status' | 'items' | 'total'>,
  detail: Detail,
) {
  if (detail === 'status') return status;
  if (detail === 'items') return itemsText(items);
  return `${show(id)}, ${status}, total ${show(total)}: ${itemsText(items)}`;
}

export function make(order: Order, call: Call, item: LineItem | undefined): unknown {
  // What a method returns is of interest even where the API promises nothing.
  if (call === 'confirm') return order.confirm() as unknown;
  if (isAdd(call)) return order.addItem(item ?? itemOf(call)) as unknown;
  if ('remove' in call) return order.removeItem(call.remove) as unknown;
  return order.changeQuantity(call.change, call.quantity) as unknown;
}

function isAdd(call: Call): call is Add {
  return call !== 'confirm' && 'add' in call;
}

function itemOf({ add: productId, price: unitPrice, quantity }: Add): LineItem {
  return { productId, unitPrice, quantity };
}

function productOf(call: Exclude<Call, 'confirm'>): string {
  if (isAdd(call)) return call.add;
  return 'remove' in call ? call.remove : call.change;
}

export function callText(call: Call): string {
  if (call === 'confirm') return call;
  if (isAdd(call)) return `addItem ${itemsText([itemOf(call)])}`;
  if ('remove' in call) return `removeItem ${show(call.remove)}`;
  return `changeQuantity ${show(call.change)} to ${show(call.quantity)}`;
}

export function textOf(action: () => string): string {
  try {
    return action();
  } catch (error) {
    return errorText(error);
  }
}

export function errorText(error: unknown): string {
  if (error === nothingThrown) return 'succeeds';
  if (error instanceof TodoError) throw error;
  if (error instanceof OrderError) return rejectionText(error.orderId, error.reason);
  return error instanceof Error ? `throws ${error.name}: ${error.message}` : `throws ${show(error)}`;
}

function rejectionText(id: string, reason: RejectionReason): string {
  return `throws OrderError, order ${show(id)}, '${reason}'`;
}

/** Calls on an order with this limit; the model rejects none of them, or only for these reasons. */
export function callsRejectedFor(
  reasons: readonly RejectionReason[],
  limit: number,
  products: fc.Arbitrary<string>,
  maxLength: number,
): fc.Arbitrary<Call[]> {
  return walks(anyCall(products), maxLength).map((calls) => onlyRejectedFor(reasons, limit, calls));
}

/** Without the calls that the model rejects for other reasons than these. */
export function onlyRejectedFor(reasons: readonly RejectionReason[], limit: number, calls: readonly Call[]): Call[] {
  const model = new ExpectedOrder('o1', limit);
  return calls.filter((call) => {
    const isWanted = model.reasonsFor(call).every((reason) => reasons.includes(reason));
    if (isWanted) model.perform(call);
    return isWanted;
  });
}

/** Any calls, many of them rejected, some for several reasons. */
export function anyCalls(products: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<Call[]> {
  const quantity = fc.constantFrom(1, 4, 0, -4, 1.5, Number.NaN, 1_000);
  const careless = fc.oneof(
    fc.tuple(products, quantity, fc.constantFrom(100, 0, -100, 300)).map((of) => add(...of)),
    fc.tuple(products, quantity).map((of) => change(...of)),
  );
  return walks(fc.oneof({ weight: 3, arbitrary: anyCall(products) }, { weight: 1, arbitrary: careless }), maxLength);
}

function anyCall(products: fc.Arbitrary<string>): fc.Arbitrary<Call> {
  const quantity = fc.integer({ min: 1, max: 4 });
  return fc.oneof(
    { weight: 6, arbitrary: fc.tuple(products, quantity, fc.constantFrom(1, 100, 300)).map((of) => add(...of)) },
    { weight: 4, arbitrary: fc.tuple(products, fc.integer({ min: 1, max: 10 })).map((of) => change(...of)) },
    { weight: 3, arbitrary: products.map(remove) },
    { weight: 1, arbitrary: fc.constant(confirm) },
  );
}

export function ordinaryProducts(): fc.Arbitrary<string> {
  return fc.constantFrom('a', 'b', 'c');
}

export function sessionAfter(id: string, calls: readonly Call[], limit = 1000): Session {
  const session = new Session(id, limit);
  for (const call of calls) session.perform(call);
  return session;
}

export function expectedAfter(id: string, calls: readonly Call[], limit = 1000): ExpectedOrder {
  const model = new ExpectedOrder(id, limit);
  for (const call of calls) model.perform(call);
  return model;
}

/** Adds and removes a few products, each added at most once at a time. */
export function ordinaryCalls(): fc.Arbitrary<Call[]> {
  return callsRejectedFor([], 100_000, ordinaryProducts(), 8).map((calls) => {
    const model = new ExpectedOrder('o1', 100_000);
    return calls.filter((call) => {
      if (!isAdd(call) && (call === 'confirm' || !('remove' in call))) return false;
      const isAccepted = model.reasonsFor(call).length === 0;
      if (isAccepted) model.perform(call);
      return isAccepted;
    });
  });
}

export function largeNumbers(): fc.Arbitrary<number> {
  return fc.constantFrom(...integerEdges.filter((edge) => edge > 0), 2, 65_536, 94_906_266);
}

/** One call that is rejected for each reason, after some that are accepted. */
export function rejections(): { limit: number; calls: Call[] }[] {
  const rejected = [
    [add('c', 5, 100)],
    [change('a', 9)],
    [change('b', 5)],
    [add('a', 1, 1)],
    [change('c', 1), remove('c')],
    [add('c', -1, 100), add('c', 1, -100)],
    [change('a', 0), change('a', -1)],
    [remove('a'), remove('b'), confirm],
    [confirm, confirm, remove('a'), change('a', 1), add('c', 1, 1)],
  ];
  return rejected.map((calls) => ({ limit: 1000, calls: [...filled, ...calls] }));
}

export function attemptExamples(): { limit: number; calls: Call[] }[] {
  return [
    [],
    filled,
    [...filled, confirm],
    [add('a', 2, 300), change('a', 3)],
    [...filled, remove('b')],
    [add('a', 2, 300), remove('a')],
  ].map((calls) => ({ limit: 1000, calls }));
}

/** Numbers that are not positive integers. Larger integers than `Number.MAX_SAFE_INTEGER` are out of scope. */
export const invalidNumbers = [
  0,
  -0,
  -5,
  ...notWholeNumbers.filter((value) => !(Number.isInteger(value) && value > Number.MAX_SAFE_INTEGER)),
];
