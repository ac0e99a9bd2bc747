// Breaks 4: does the work of its own states itself, and freezes them so that their methods cannot be replaced.
import {
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  cancelled,
  shipped,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export const pending: OrderState = Object.freeze<OrderState>({
  status: 'PENDING',
  pay: ({ id, amount, effects }) => {
    effects.charge(id, amount);
    return paid;
  },
  cancel: () => cancelled,
});

export const paid: OrderState = Object.freeze<OrderState>({
  status: 'PAID',
  ship: ({ id, effects }) => {
    effects.dispatch(id);
    return shipped;
  },
  cancel: ({ id, amount, effects }) => {
    effects.refund(id, amount);
    return cancelled;
  },
});

export class Order {
  readonly #id: string;
  readonly #amount: number;
  readonly #effects: OrderEffects;
  #current: OrderState;
  #busy = false;

  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    this.#id = id;
    this.#amount = amount;
    this.#effects = effects;
    this.#current = start;
  }

  status(): string {
    return this.#current.status;
  }

  pay(): void {
    this.#check('pay');
    this.#busy = true;
    try {
      if (this.#current === pending) {
        this.#effects.charge(this.#id, this.#amount);
        this.#current = paid;
      } else {
        this.#current = this.#current.pay?.(this.#facts()) ?? this.#current;
      }
    } finally {
      this.#busy = false;
    }
  }

  ship(): void {
    this.#check('ship');
    this.#busy = true;
    try {
      if (this.#current === paid) {
        this.#effects.dispatch(this.#id);
        this.#current = shipped;
      } else {
        this.#current = this.#current.ship?.(this.#facts()) ?? this.#current;
      }
    } finally {
      this.#busy = false;
    }
  }

  cancel(): void {
    this.#check('cancel');
    this.#busy = true;
    try {
      if (this.#current === pending) {
        this.#current = cancelled;
      } else if (this.#current === paid) {
        this.#effects.refund(this.#id, this.#amount);
        this.#current = cancelled;
      } else {
        this.#current = this.#current.cancel?.(this.#facts()) ?? this.#current;
      }
    } finally {
      this.#busy = false;
    }
  }

  can(event: OrderEvent): boolean {
    if (this.#busy) {
      return false;
    }
    switch (this.#current) {
      case pending:
        return event === 'pay' || event === 'cancel';
      case paid:
        return event === 'ship' || event === 'cancel';
      case shipped:
      case cancelled:
        return false;
      default:
        return this.#current[event] !== undefined;
    }
  }

  #check(event: OrderEvent): void {
    if (!this.can(event)) {
      throw new TransitionRefusedError(this.#current.status, event);
    }
  }

  #facts(): OrderFacts {
    return { id: this.#id, amount: this.#amount, effects: this.#effects };
  }
}
