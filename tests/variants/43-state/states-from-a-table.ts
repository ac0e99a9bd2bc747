import {
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

type Status = 'PENDING' | 'PAID' | 'SHIPPED' | 'CANCELLED';
type Row = readonly [from: Status, event: OrderEvent, effect: (facts: OrderFacts) => void, to: Status];

const rows: readonly Row[] = [
  ['PENDING', 'pay', ({ effects, id, amount }) => effects.charge(id, amount), 'PAID'],
  ['PENDING', 'cancel', () => undefined, 'CANCELLED'],
  ['PAID', 'ship', ({ effects, id }) => effects.dispatch(id), 'SHIPPED'],
  ['PAID', 'cancel', ({ effects, id, amount }) => effects.refund(id, amount), 'CANCELLED'],
];

/** A state whose methods are looked up in the table when they are read. */
function createState(status: Status): OrderState {
  const methodOf = (name: string | symbol) => {
    const row = rows.find(([from, event]) => from === status && event === name);
    if (!row) return undefined;
    const [, , effect, to] = row;
    return (facts: OrderFacts): OrderState => {
      effect(facts);
      return createState(to);
    };
  };
  return new Proxy<OrderState>(
    { status },
    { get: (target, name) => (Reflect.get(target, name) as unknown) ?? methodOf(name) },
  );
}

export const pending = createState('PENDING');
export const paid = createState('PAID');
export const shipped = createState('SHIPPED');
export const cancelled = createState('CANCELLED');

/** Immutable moments of an order's life; an event replaces the current one. */
export class Order {
  readonly #facts: OrderFacts;
  #now: { readonly state: OrderState; readonly isFree: boolean };

  constructor(id: string, amount: number, effects: OrderEffects, start = pending) {
    this.#facts = Object.freeze({ id, amount, effects });
    this.#now = Object.freeze({ state: start, isFree: true });
  }

  status(): string {
    return this.#now.state.status;
  }

  pay(): void {
    this.#send('pay');
  }

  ship(): void {
    this.#send('ship');
  }

  cancel(): void {
    this.#send('cancel');
  }

  can(event: OrderEvent): boolean {
    return this.#now.isFree && Boolean(this.#now.state[event]);
  }

  #send(event: OrderEvent): void {
    const before = this.#now;
    if (!this.can(event)) throw new TransitionRefusedError(before.state.status, event);
    this.#now = Object.freeze({ ...before, isFree: false });
    let after = before;
    try {
      const state = before.state[event]?.(this.#facts) ?? before.state;
      after = Object.freeze({ state, isFree: true });
    } finally {
      this.#now = after;
    }
  }
}
