// Breaks 3, 7: ignores events that are not allowed, never refunds, and accepts events while an effect runs.
import {
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export const pending: OrderState = {
  status: 'PENDING',
  pay: ({ id, amount, effects }) => {
    effects.charge(id, amount);
    return paid;
  },
  ship: () => pending,
  cancel: () => cancelled,
};

export const paid: OrderState = {
  status: 'PAID',
  pay: () => paid,
  ship: ({ id, effects }) => {
    effects.dispatch(id);
    return shipped;
  },
  cancel: () => cancelled,
};

export const shipped: OrderState = {
  status: 'SHIPPED',
  pay: () => shipped,
  ship: () => shipped,
  cancel: () => shipped,
};

export const cancelled: OrderState = {
  status: 'CANCELLED',
  pay: () => cancelled,
  ship: () => cancelled,
  cancel: () => cancelled,
};

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
    this.#state = this.#state.pay?.(this.#facts) ?? this.#state;
  }

  ship(): void {
    this.#state = this.#state.ship?.(this.#facts) ?? this.#state;
  }

  cancel(): void {
    this.#state = this.#state.cancel?.(this.#facts) ?? this.#state;
  }

  can(event: OrderEvent): boolean {
    return this.#state[event] !== undefined;
  }
}
