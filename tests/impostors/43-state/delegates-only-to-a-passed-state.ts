// Breaks 4: uses the state that is passed as `start`, but checks the status itself if none is passed.
import {
  cancelled,
  paid,
  shipped,
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  pending,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export class Order {
  readonly #facts: OrderFacts;
  #state: OrderState;
  #isHandlingEvent = false;
  readonly #isDefault: boolean;

  constructor(id: string, amount: number, effects: OrderEffects, start?: OrderState) {
    this.#facts = { id, amount, effects };
    this.#state = start ?? pending;
    this.#isDefault = start === undefined;
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
      this.#state = this.#isDefault ? this.#ownWork(state.status, event) : state[event](this.#facts);
    } finally {
      this.#isHandlingEvent = false;
    }
  }

  #ownWork(status: string, event: OrderEvent): OrderState {
    const { id, amount, effects } = this.#facts;
    if (event === 'pay') {
      effects.charge(id, amount);
      return paid;
    }
    if (event === 'ship') {
      effects.dispatch(id);
      return shipped;
    }
    if (status === 'PAID') effects.refund(id, amount);
    return cancelled;
  }
}
