import fc from 'fast-check';
import { meddleWith } from '../support/meddle.ts';
import { show } from '../support/show.ts';
import { thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import {
  EmptyOrderError,
  InvalidLineError,
  type LineItem,
  maxOrderTotal,
  type Order,
  OrderCeilingError,
  OrderConfirmedError,
  type OrderStatus,
  ProductNotInOrderError,
} from './aggregate-root.ts';

/** A call to an order as plain data. */
export type Call =
  { call: 'addItem'; line: LineItem } | { call: 'removeItem'; productId: string } | { call: 'confirm' };

export const confirm: Call = { call: 'confirm' };

export function add(quantity: number, productId: string, unitPrice: number, productName = 'Tea'): Call {
  return { call: 'addItem', line: { productId, productName, unitPrice, quantity } };
}

export function remove(productId: string): Call {
  return { call: 'removeItem', productId };
}

/** Makes a call and tells how it ended: `removeItem 'a': done`. */
export function answerOf(order: Order, call: Call): string {
  return `${callText(call)}: ${textOf(() => {
    if (call.call === 'addItem') order.addItem(call.line);
    else if (call.call === 'removeItem') order.removeItem(call.productId);
    else order.confirm();
    return 'done';
  })}`;
}

/** Makes all these calls, and tells how each ended. */
export function answersOf(order: Order, calls: readonly Call[]): string[] {
  return calls.map((call) => answerOf(order, call));
}

/** What an order shows: `DRAFT, total 600 = 2 × 'a' (Tea) at 300`. */
export function stateOf(order: Order): string {
  return textOf(() => `${order.status}, total ${order.total} = ${linesOf(order).join(' + ') || 'no lines'}`);
}

/** Each line of an order: `2 × 'a' (Tea) at 300`. */
export function linesOf({ items }: Pick<Order, 'items'>): string[] {
  return Array.from(items, lineText);
}

export function lineText({ productId, productName, unitPrice, quantity }: LineItem): string {
  return `${quantity} × ${show(productId)} (${productName}) at ${unitPrice}`;
}

export function sumOf(lines: readonly LineItem[]): number {
  return lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0);
}

/** What one call leads to. */
export interface Step {
  call: string;
  answer: string;
  status: OrderStatus;
  total: number;
}

/** The model: the cents that each product comes to, and whether the order is confirmed. */
export function foretold(id: string, calls: readonly Call[]): Step[] {
  let status: OrderStatus = 'DRAFT';
  const cents = new Map<string, number>();
  const total = () => [...cents.values()].reduce((sum, one) => sum + one, 0);

  const refusal = (call: Call): Error | undefined => {
    if (status === 'CONFIRMED') return new OrderConfirmedError(id, call.call);
    if (call.call === 'confirm') return cents.size === 0 ? new EmptyOrderError(id) : undefined;
    if (call.call === 'removeItem')
      return cents.has(call.productId) ? undefined : new ProductNotInOrderError(id, call.productId);
    const { quantity, unitPrice } = call.line;
    if (quantity < 1) return new InvalidLineError('quantity', quantity);
    if (unitPrice < 1) return new InvalidLineError('unitPrice', unitPrice);
    const room = maxOrderTotal - total();
    return quantity * unitPrice > room ? new OrderCeilingError(id, room) : undefined;
  };

  return calls.map((call) => {
    const error = refusal(call);
    if (!error) {
      if (call.call === 'confirm') status = 'CONFIRMED';
      else if (call.call === 'removeItem') cents.delete(call.productId);
      else cents.set(call.line.productId, (cents.get(call.line.productId) ?? 0) + sumOf([call.line]));
    }
    const answer = `${callText(call)}: ${error ? refusalText(error) : 'done'}`;
    return { call: callText(call), answer, status, total: total() };
  });
}

/** The lines that these calls leave in a draft; they stay below the ceiling and are valid. */
export function foretoldLines(calls: readonly Call[]): string[] {
  let lines: LineItem[] = [];
  for (const call of calls) {
    if (call.call === 'confirm') continue;
    if (call.call === 'removeItem') {
      lines = lines.filter(({ productId }) => productId !== call.productId);
      continue;
    }
    const like = lines.find((line) => lineText({ ...line, quantity: 0 }) === lineText({ ...call.line, quantity: 0 }));
    if (!like) lines = [...lines, call.line];
    else
      lines = lines.map((line) => (line === like ? { ...line, quantity: line.quantity + call.line.quantity } : line));
  }
  return lines.map(lineText);
}

/** What is changed after each call, by someone who should not be able to. */
export const meddlings = ['items', 'the lines handed in', 'properties of the order'] as const;

/** How each call ended and what the order shows then, while someone meddles. */
export function storyOf(order: Order, given: readonly Call[], meddling?: (typeof meddlings)[number]): string[] {
  return structuredClone(given).map((call) => {
    const answer = answerOf(order, call);
    if (meddling === 'items') meddleWith(order.items);
    if (meddling === 'the lines handed in' && call.call === 'addItem') meddleWith(call.line);
    if (meddling === 'properties of the order') meddleWithProperties(order);
    return `${answer} → ${textOf(() => `${order.id} of ${order.customerId}: `)}${stateOf(order)}`;
  });
}

/** Methods are left alone, also where the order owns them. */
function meddleWithProperties(order: Order): void {
  const names = new Set(['id', 'customerId', 'status', 'items', 'total', ...Reflect.ownKeys(order)]);
  for (const name of names) {
    thrownBy(() => {
      const held: unknown = Reflect.get(order, name);
      if (typeof held === 'function') return;
      meddleWith(held);
      Reflect.set(order, name, typeof held === 'number' ? held + 1 : 'changed later');
    });
  }
}

export function callText(call: Call): string {
  if (call.call === 'addItem') return `addItem ${lineText(call.line)}`;
  return call.call === 'removeItem' ? `removeItem ${show(call.productId)}` : 'confirm';
}

/** What the action returns, or the refusal it throws, as text. */
function textOf(action: () => string): string {
  try {
    return action();
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return refusalText(error);
  }
}

function refusalText(error: unknown): string {
  if (error instanceof OrderConfirmedError) return `OrderConfirmedError, order ${error.orderId}, ${error.action}`;
  if (error instanceof InvalidLineError) return `InvalidLineError, ${error.field} ${error.value}`;
  if (error instanceof OrderCeilingError) return `OrderCeilingError, order ${error.orderId}, room ${error.room}`;
  if (error instanceof ProductNotInOrderError)
    return `ProductNotInOrderError, order ${error.orderId}, product ${error.productId}`;
  if (error instanceof EmptyOrderError) return `EmptyOrderError, order ${error.orderId}`;
  return `throws ${String(error)}`;
}

const products = () => fc.constantFrom('a', 'A', '', '__proto__');

/** Calls that soon come to the ceiling, some of them refused. */
export function calls(): fc.Arbitrary<Call> {
  const price = fc.constantFrom(1, 300, 250_000, 500_000);
  const name = fc.constantFrom('Tea', 'tea');
  return fc.oneof(
    { weight: 8, arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), products(), price, name).map((of) => add(...of)) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: -4, max: 0 }), products(), price).map((of) => add(...of)) },
    { weight: 1, arbitrary: fc.tuple(fc.constant(1), products(), fc.constantFrom(-300, 0)).map((of) => add(...of)) },
    { weight: 4, arbitrary: products().map(remove) },
    { weight: 1, arbitrary: fc.constant(confirm) },
  );
}

/** Calls that add a few products under few names at few prices, far below the ceiling, and remove them. */
export function smallCalls(): fc.Arbitrary<Call> {
  const line = [fc.constantFrom(1, 2), products(), fc.constantFrom(300, 500)] as const;
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(...line, fc.constantFrom('Tea', 'tea')).map((of) => add(...of)) },
    { weight: 1, arbitrary: products().map(remove) },
  );
}
