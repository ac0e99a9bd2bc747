// Breaks 4: its states only return the next state, and the order calls the effects.
import {
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export const pending: OrderState = { status: 'PENDING', pay: () => paid, cancel: () => cancelled };
export const paid: OrderState = { status: 'PAID', ship: () => shipped, cancel: () => cancelled };
export const shipped: OrderState = { status: 'SHIPPED' };
export const cancelled: OrderState = { status: 'CANCELLED' };

export class Order {
  readonly #facts: OrderFacts;
  #state: OrderState;
  #isHandlingEvent = false;

  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    this.#facts = { id, amount, effects };
    this.#state = start;
  }

  status(): string {
    return this.#state.status;
  }

  pay(): void {
    this.#handle('pay');
  }

  ship(): void {
    this.#handle('ship');
  }

  cancel(): void {
    this.#handle('cancel');
  }

  can(event: OrderEvent): boolean {
    return !this.#isHandlingEvent && this.#state[event] !== undefined;
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    if (this.#isHandlingEvent || state[event] === undefined) throw new TransitionRefusedError(state.status, event);
    this.#isHandlingEvent = true;
    try {
      const { id, amount, effects } = this.#facts;
      const next = state[event](this.#facts);
      if (event === 'pay') effects.charge(id, amount);
      if (event === 'ship') effects.dispatch(id);
      if (event === 'cancel' && state.status === 'PAID') effects.refund(id, amount);
      this.#state = next;
    } finally {
      this.#isHandlingEvent = false;
    }
  }
}
