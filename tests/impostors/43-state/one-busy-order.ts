// Breaks 5: remembers only one busy order, and forgets it when another order handles an event.
import {
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  pending,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

let busy: OrderFacts | undefined;

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
    return busy !== this.#facts && this.#state[event] !== undefined;
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    if (busy === this.#facts || state[event] === undefined) throw new TransitionRefusedError(state.status, event);
    busy = this.#facts;
    try {
      this.#state = state[event](this.#facts);
    } finally {
      busy = undefined;
    }
  }
}
