// Breaks 4: recognises its own states by identity, and answers `can` for them from a list.
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

const accepted = new Map<OrderState, readonly OrderEvent[]>([
  [pending, ['pay', 'cancel']],
  [paid, ['ship', 'cancel']],
  [shipped, []],
  [cancelled, []],
]);

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
    if (this.#isHandlingEvent) return false;
    const known = accepted.get(this.#state);
    return known ? known.includes(event) : this.#state[event] !== undefined;
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
