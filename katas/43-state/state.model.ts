import { TodoError } from '../support/todo.ts';
import { type OrderEvent, Order, TransitionRefusedError } from './state.ts';

export const events = ['pay', 'ship', 'cancel'] as const satisfies readonly OrderEvent[];

/** Every way from a new order to a status. */
export const ways: readonly (readonly OrderEvent[])[] = [[], ['pay'], ['pay', 'ship'], ['cancel'], ['pay', 'cancel']];

/** The table of rule 3. */
const table = new Map<string, { to: string; effect?: (facts: Facts) => string }>([
  ['PENDING pay', { to: 'PAID', effect: ({ id, amount }) => `charge(${id}, ${amount})` }],
  ['PENDING cancel', { to: 'CANCELLED' }],
  ['PAID ship', { to: 'SHIPPED', effect: ({ id }) => `dispatch(${id})` }],
  ['PAID cancel', { to: 'CANCELLED', effect: ({ id, amount }) => `refund(${id}, ${amount})` }],
]);

export interface Facts {
  id: string;
  amount: number;
}

export const usual: Facts = { id: 'o1', amount: 1200 };

export type By = 'method' | 'handle';

/** An order under test and what its effects have done. */
export interface Placed {
  order: Order;
  /** The effects that were called, like `charge(o1, 1200)`. */
  called: string[];
  /** What the customer has paid and not got back. */
  balance: number;
  /** What the next effect does in the middle of its work. */
  meanwhile: (() => void) | undefined;
}

export function place({ id, amount } = usual): Placed {
  const effect = (call: string, money: number) => {
    placed.called.push(call);
    const { meanwhile } = placed;
    placed.meanwhile = undefined;
    meanwhile?.();
    placed.balance += money;
  };
  const order = new Order(id, amount, {
    charge: (orderId, cents) => effect(`charge(${orderId}, ${cents})`, cents),
    dispatch: (orderId) => effect(`dispatch(${orderId})`, 0),
    refund: (orderId, cents) => effect(`refund(${orderId}, ${cents})`, -cents),
  });
  const placed: Placed = { order, called: [], balance: 0, meanwhile: undefined };
  return placed;
}

/** Plays a story; a step is an event, or `pay fails` where the effect throws. A line each: `pay: charge(o1, 1200) → PAID`. */
export function played(placed: Placed, steps: readonly string[], by: By = 'method'): string[] {
  return steps.map((step) => {
    const { event, fails } = read(step);
    placed.meanwhile = fails ? throwFailure : undefined;
    const line = lineOf(placed, () => send(placed.order, event, by));
    placed.meanwhile = undefined;
    return `${step}: ${line}`;
  });
}

/** The effects that an action calls, what it answers or throws, and the status after it. */
export function lineOf(placed: Placed, action: () => unknown): string {
  const before = placed.called.length;
  const answer = outcomeOf(action);
  const status = outcomeOf(() => String(placed.order.status())).join();
  return told([...placed.called.slice(before), ...answer], status);
}

export function send(order: Order, event: string, by: By = 'method'): void {
  const known = events.find((one) => one === event);
  if (known !== undefined && by === 'method') order[known]();
  else order.handle(event);
}

/** The story as the table has it. */
export function toldByTable(steps: readonly string[], facts = usual): string[] {
  let status = 'PENDING';
  return steps.map((step) => {
    const { event, fails } = read(step);
    const row = table.get(`${status} ${event}`);
    if (!row) return `${step}: ${refusal(status, event)} → ${status}`;
    const failed = fails && row.effect !== undefined;
    if (!failed) status = row.to;
    const happens = [...(row.effect ? [row.effect(facts)] : []), ...(failed ? [theFailure] : [])];
    return `${step}: ${told(happens, status)}`;
  });
}

/** Where a story ends. */
export function statusAfter(steps: readonly string[]): string {
  return toldByTable(steps).at(-1)?.split(' → ')[1] ?? 'PENDING';
}

export function isAccepted(status: string, event: string): boolean {
  return table.has(`${status} ${event}`);
}

export function refusal(status: string, event: string): string {
  return `refused(${status}, ${event})`;
}

function told(happens: readonly string[], status: string): string {
  return [...(happens.length > 0 ? [happens.join(', ')] : []), `→ ${status}`].join(' ');
}

const failure = new Error('the effect failed');
const theFailure = 'throws the error of the effect';

function throwFailure(): void {
  throw failure;
}

function read(step: string): { event: string; fails: boolean } {
  return { event: step.replace(/ fails$/, ''), fails: step.endsWith(' fails') };
}

function outcomeOf(action: () => unknown): string[] {
  try {
    const answer = action();
    return answer === undefined ? [] : [String(answer)];
  } catch (error) {
    if (error instanceof TodoError) throw error;
    if (error instanceof TransitionRefusedError) return [refusal(error.status, error.event)];
    return [error === failure ? theFailure : `throws ${String(error)}`];
  }
}
