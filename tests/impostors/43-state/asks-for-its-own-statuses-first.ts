// Breaks 4: checks the status to handle events in its own four states, and calls methods only for other statuses.
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
    return !this.#isHandlingEvent && this.#next(event) !== undefined;
  }

  #handle(event: OrderEvent): void {
    const next = this.#isHandlingEvent ? undefined : this.#next(event);
    if (!next) throw new TransitionRefusedError(this.status(), event);
    this.#isHandlingEvent = true;
    try {
      this.#state = next();
    } finally {
      this.#isHandlingEvent = false;
    }
  }

  #next(event: OrderEvent): (() => OrderState) | undefined {
    const { id, amount, effects } = this.#facts;
    const state = this.#state;
    switch (`${state.status} ${event}`) {
      case 'PENDING pay':
        return () => (effects.charge(id, amount), paid);
      case 'PENDING cancel':
        return () => cancelled;
      case 'PAID ship':
        return () => (effects.dispatch(id), shipped);
      case 'PAID cancel':
        return () => (effects.refund(id, amount), cancelled);
      default:
        return state[event] && (() => state[event]?.(this.#facts) ?? state);
    }
  }
}
