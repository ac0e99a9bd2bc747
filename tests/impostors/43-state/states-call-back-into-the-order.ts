// Breaks 4: its states only call back into the order, where an `if` checks the status.
import {
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  cancelled,
  shipped,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

const callBack = (event: OrderEvent) => (facts: OrderFacts) => (facts as Order).next(event);

export const pending: OrderState = { status: 'PENDING', pay: callBack('pay'), cancel: callBack('cancel') };
export const paid: OrderState = { status: 'PAID', ship: callBack('ship'), cancel: callBack('cancel') };

export class Order implements OrderFacts {
  readonly id: string;
  readonly amount: number;
  readonly effects: OrderEffects;
  #state: OrderState;
  #isHandlingEvent = false;

  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    this.id = id;
    this.amount = amount;
    this.effects = effects;
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

  next(event: OrderEvent): OrderState {
    const { id, amount, effects } = this;
    if (event === 'pay') {
      effects.charge(id, amount);
      return paid;
    }
    if (event === 'ship') {
      effects.dispatch(id);
      return shipped;
    }
    if (this.status() === 'PAID') effects.refund(id, amount);
    return cancelled;
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    if (this.#isHandlingEvent || state[event] === undefined) throw new TransitionRefusedError(state.status, event);
    this.#isHandlingEvent = true;
    try {
      this.#state = state[event](this);
    } finally {
      this.#isHandlingEvent = false;
    }
  }
}
