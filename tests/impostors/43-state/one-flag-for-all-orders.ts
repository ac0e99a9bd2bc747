// Breaks 5: has one module-level flag for all orders, so an effect of one order blocks the others.
import {
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  pending,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

let isHandling = false;

export class Order {
  readonly #facts: OrderFacts;
  #state: OrderState;

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
    return !isHandling && this.#state[event] !== undefined;
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    if (isHandling || state[event] === undefined) throw new TransitionRefusedError(state.status, event);
    isHandling = true;
    try {
      this.#state = state[event](this.#facts);
    } finally {
      isHandling = false;
    }
  }
}
