/** Where an order is on its way. */
export type OrderStatus = 'PENDING' | 'PAID' | 'SHIPPED' | 'CANCELLED';

/** What can happen to an order. */
export type OrderEvent = 'pay' | 'ship' | 'cancel';

/** What an order makes the rest of the shop do. Amounts are cents. Each may throw, and has then done nothing. */
export interface OrderEffects {
  charge(orderId: string, amount: number): void;
  dispatch(orderId: string): void;
  refund(orderId: string, amount: number): void;
}

/** The order did not accept an event. */
export class TransitionRefusedError extends Error {
  override readonly name = 'TransitionRefusedError';
  /** The status of the order, which stays as it is. */
  readonly status: OrderStatus;
  /** The event as it was given. */
  readonly event: string;

  constructor(status: OrderStatus, event: string) {
    super(`An order that is ${status} does not accept ${JSON.stringify(event)}`);
    this.status = status;
    this.event = event;
  }
}

/** What an accepted event does: first the effect, then the next state. */
interface Transition {
  readonly to: State;
  effect?(order: OrderFacts): void;
}

/** How an order behaves at one point of its way. It keeps nothing about an order, so all orders can share it. */
interface State {
  readonly status: OrderStatus;
  /** Undefined where the event is refused. */
  on(event: string): Transition | undefined;
}

interface OrderFacts {
  readonly id: string;
  readonly amount: number;
  readonly effects: OrderEffects;
}

const pending: State = {
  status: 'PENDING',
  on(event) {
    if (event === 'pay') return { to: paid, effect: ({ id, amount, effects }) => effects.charge(id, amount) };
    if (event === 'cancel') return { to: cancelled };
    return undefined;
  },
};

const paid: State = {
  status: 'PAID',
  on(event) {
    if (event === 'ship') return { to: shipped, effect: ({ id, effects }) => effects.dispatch(id) };
    if (event === 'cancel') return { to: cancelled, effect: ({ id, amount, effects }) => effects.refund(id, amount) };
    return undefined;
  },
};

const shipped: State = { status: 'SHIPPED', on: () => undefined };

const cancelled: State = { status: 'CANCELLED', on: () => undefined };

/** An order, which does with each event what its present state says. */
export class Order {
  readonly #facts: OrderFacts;
  #state = pending;
  #running = false;

  constructor(id: string, amount: number, effects: OrderEffects) {
    this.#facts = { id, amount, effects };
  }

  status(): OrderStatus {
    return this.#state.status;
  }

  pay(): void {
    this.handle('pay');
  }

  ship(): void {
    this.handle('ship');
  }

  cancel(): void {
    this.handle('cancel');
  }

  /** Does what the method of that name does; refuses whatever is no event. */
  handle(event: string): void {
    const transition = this.#accepted(event);
    if (!transition) throw new TransitionRefusedError(this.#state.status, event);
    this.#running = true;
    try {
      transition.effect?.(this.#facts);
      this.#state = transition.to;
    } finally {
      this.#running = false;
    }
  }

  /** Whether the order would accept the event now. */
  can(event: string): boolean {
    return this.#accepted(event) !== undefined;
  }

  /** The one place that decides, so that `can` and `handle` never disagree. */
  #accepted(event: string): Transition | undefined {
    return this.#running ? undefined : this.#state.on(event);
  }
}
