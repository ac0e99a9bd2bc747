// Breaks 4: calls the method, but takes the state after one of its own from a list.
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

const following = new Map<OrderState, Partial<Record<OrderEvent, OrderState>>>([
  [pending, { pay: paid, cancel: cancelled }],
  [paid, { ship: shipped, cancel: cancelled }],
]);

export class Order {
  readonly #facts: OrderFacts;
  #state: OrderState;
  #isHandling = false;

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
    return !this.#isHandling && this.#state[event] !== undefined;
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    if (this.#isHandling || state[event] === undefined) throw new TransitionRefusedError(state.status, event);
    this.#isHandling = true;
    try {
      const next = state[event](this.#facts);
      this.#state = following.get(state)?.[event] ?? next;
    } finally {
      this.#isHandling = false;
    }
  }
}
