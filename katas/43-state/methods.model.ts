import { TodoError } from '../support/todo.ts';
import { effectCall, effectOf, methodCall, Model, placeOf, Session, yours } from './state.model.ts';
import type { OrderEffects, OrderEvent, OrderFacts, OrderState } from './state.ts';

type IdAndAmount = Pick<OrderFacts, 'id' | 'amount'>;

/**
 * A line for each of two calls of a state's method. The method gets the facts, and no order exists.
 *
 * @param give passes the facts to the code under test
 */
export function runAlone(
  name: string,
  event: OrderEvent,
  facts: IdAndAmount,
  give: (facts: OrderFacts) => OrderFacts,
): string[] {
  let calls: string[] = [];
  const effects = effectsThat((call) => calls.push(call));
  const given = give({ ...facts, effects });
  const runOnce = () => {
    calls = [];
    const end = endOf(name, event, given);
    return `${event}: ${calls.map((call) => `${call} `).join('')}${end}`;
  };
  return [runOnce(), runOnce()];
}

/** The line of an order that starts in this state. */
export function runInOrder(name: string, event: OrderEvent, facts: IdAndAmount): string {
  return new Session({ ...facts, startState: yours(name) }).send(event);
}

/** The events that are accepted if they are sent one after another. */
export function acceptedOf(events: readonly OrderEvent[], start: string): OrderEvent[] {
  const model = new Model({ start });
  return events.filter((event) => {
    const isAccepted = model.accepts(event);
    model.send(event);
    return isAccepted;
  });
}

/** The lines of an order that leaves all the work to the methods of its states. */
export function runByMethods(start: string, accepted: readonly OrderEvent[]): string[] {
  const model = new Model({ start });
  return accepted.map((event) => {
    const calls: string[] = [];
    const { status } = model;
    const end = endOf(status, event, { id: 'o1', amount: 1200, effects: effectsThat((call) => calls.push(call)) });
    model.send(event);
    return `${event}: ${methodCall(status, event, calls)} ${end}`;
  });
}

/** How a call of a state's method ends. */
function endOf(name: string, event: OrderEvent, facts: OrderFacts): string {
  try {
    return `→ ${yours(name)[event]?.(facts).status}`;
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return `throws ${String(error)}${placeOf(error)}`;
  }
}

function effectsThat(note: (call: string) => void): OrderEffects {
  return {
    charge: (id, cents) => note(effectCall('pay', id, cents)),
    dispatch: (id) => note(effectCall('ship', id)),
    refund: (id, cents) => note(effectCall('cancel', id, cents)),
  };
}

/**
 * Tells whether an effect is called by the code of the state's method, or by other code. A call from the method comes
 * from the same lines as one from the method alone.
 *
 * @param sendEvent makes an order with these effects, and sends it the event
 */
export function callerOfEffect(name: string, event: OrderEvent, sendEvent: (effects: OrderEffects) => void): string {
  const byState = pathOfEffect(effectOf[event], (effects) => {
    yours(name)[event]?.({ id: 'o1', amount: 1200, effects });
  });
  const byOrder = pathOfEffect(effectOf[event], sendEvent);
  // Rules 2 and 3 say which effects there are.
  if (!byState && !byOrder) return `${name}.${event}`;
  if (!byState) return `nothing when ${name}.${event} was called without an order`;
  if (!byOrder) return 'nothing';
  const isByState = byOrder.some((_, i) => byState.every((place, j) => byOrder[i + j] === place));
  return isByState ? `${name}.${event}` : `other code, at ${byOrder[0]?.replaceAll(/^.*[\\/]|:\d+$/g, '')}`;
}

/** The places in the learner's code from which an effect was called, innermost first. */
function pathOfEffect(effect: keyof OrderEffects, work: (effects: OrderEffects) => void): string[] | undefined {
  let path: string[] | undefined;
  const note = (called: keyof OrderEffects) => {
    if (called === effect) path = placesOnStack();
  };
  try {
    work({ charge: () => note('charge'), dispatch: () => note('dispatch'), refund: () => note('refund') });
  } catch (error) {
    if (error instanceof TodoError) throw error;
  }
  return path;
}

function placesOnStack(): string[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  const { stack = '' } = new Error('only for its stack');
  Error.stackTraceLimit = stackTraceLimit;
  return stack.split('\n').flatMap((frame) => {
    const [, file = '', place = ''] = /([^\s(?]+\.ts)(?:\?[^:]*)?(:\d+:\d+)\)?$/.exec(frame) ?? [];
    const isLearners = file !== '' && !/\.(?:model|test)\.ts|[\\/](?:support|node_modules)[\\/]/.test(file);
    return isLearners ? [file + place] : [];
  });
}

/**
 * What an order does that starts in one of the learner's own states, while a method of that state is replaced or added.
 */
export function runWithNewMethod(name: string, event: OrderEvent): string {
  const state = yours(name);
  const own = Object.getOwnPropertyDescriptor(state, event);
  let calls = 0;
  const newMethod = (): OrderState => {
    calls += 1;
    return { status: 'NEXT' };
  };
  if (!Reflect.defineProperty(state, event, { value: newMethod, enumerable: true, configurable: true, writable: true }))
    return `a test cannot replace ${name}.${event}`;
  try {
    const session = new Session({ startState: state, shows: [] });
    const can = session.order.can(event);
    return `can ${event}: ${can}, ${session.send(event)}, ${calls} call${calls === 1 ? '' : 's'} of the method`;
  } finally {
    if (own) Object.defineProperty(state, event, own);
    else Reflect.deleteProperty(state, event);
  }
}
