// Breaks 5: keeps the states of all orders in one map by id, so orders with the same id share a state.
import {
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  pending,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

const states = new Map<string, OrderState>();

export class Order {
  readonly #facts: OrderFacts;
  #isHandlingEvent = false;

  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    this.#facts = { id, amount, effects };
    states.set(id, start);
  }

  get #state(): OrderState {
    return states.get(this.#facts.id) ?? pending;
  }

  set #state(state: OrderState) {
    states.set(this.#facts.id, state);
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
      this.#state = state[event](this.#facts);
    } finally {
      this.#isHandlingEvent = false;
    }
  }
}
