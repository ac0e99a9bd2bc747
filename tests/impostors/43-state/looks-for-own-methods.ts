// Breaks 4: accepts an event only if the state itself has the method, not if its class has it.
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
    return !this.#isHandling && Object.hasOwn(this.#state, event);
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    if (this.#isHandling || !Object.hasOwn(state, event) || !state[event])
      throw new TransitionRefusedError(state.status, event);
    this.#isHandling = true;
    try {
      this.#state = state[event](this.#facts);
    } finally {
      this.#isHandling = false;
    }
  }
}
