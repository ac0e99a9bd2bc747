// Breaks 7: refuses events while an effect runs, but accepts them during the rest of the state's method.
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
  #isHandlingEvent = false;

  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    const guarded = (effect: () => void) => {
      this.#isHandlingEvent = true;
      try {
        effect();
      } finally {
        this.#isHandlingEvent = false;
      }
    };
    this.#facts = {
      id,
      amount,
      effects: {
        charge: (orderId, cents) => guarded(() => effects.charge(orderId, cents)),
        dispatch: (orderId) => guarded(() => effects.dispatch(orderId)),
        refund: (orderId, cents) => guarded(() => effects.refund(orderId, cents)),
      },
    };
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
    return !this.#isHandlingEvent && this.#state[event] !== undefined;
  }

  #handle(event: OrderEvent): void {
    const state = this.#state;
    if (this.#isHandlingEvent || state[event] === undefined) throw new TransitionRefusedError(state.status, event);
    this.#state = state[event](this.#facts);
  }
}
