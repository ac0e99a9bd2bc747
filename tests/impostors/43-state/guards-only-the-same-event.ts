// Breaks 7: refuses the same event while its effect runs, but accepts other events.
import {
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

  readonly #running = new Set<OrderEvent>();

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
    return !this.#running.has(event) && this.#state[event] !== undefined;
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    if (this.#running.has(event) || state[event] === undefined) throw new TransitionRefusedError(state.status, event);
    this.#running.add(event);
    try {
      this.#state = state[event](this.#facts);
    } finally {
      this.#running.delete(event);
    }
  }
}
