// Breaks 5: keeps the busy flag per effects object, although orders may share one.
import {
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  pending,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

const busy = new WeakSet<OrderEffects>();

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
    return !busy.has(this.#facts.effects) && this.#state[event] !== undefined;
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    if (busy.has(this.#facts.effects) || state[event] === undefined)
      throw new TransitionRefusedError(state.status, event);
    busy.add(this.#facts.effects);
    try {
      this.#state = state[event](this.#facts);
    } finally {
      busy.delete(this.#facts.effects);
    }
  }
}
