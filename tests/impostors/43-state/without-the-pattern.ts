// Breaks 4: checks the status in every method and uses the states only as labels.
import {
  type OrderEffects,
  type OrderEvent,
  type OrderState,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export const pending: OrderState = { status: 'PENDING' };
export const paid: OrderState = { status: 'PAID' };
export const shipped: OrderState = { status: 'SHIPPED' };
export const cancelled: OrderState = { status: 'CANCELLED' };

export class Order {
  readonly #id: string;
  readonly #amount: number;
  readonly #effects: OrderEffects;
  #status: string;
  #isBusy = false;

  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    this.#id = id;
    this.#amount = amount;
    this.#effects = effects;
    this.#status = start.status;
  }

  status(): string {
    return this.#status;
  }

  pay(): void {
    if (!this.can('pay')) throw new TransitionRefusedError(this.#status, 'pay');
    this.#move('PAID', () => this.#effects.charge(this.#id, this.#amount));
  }

  ship(): void {
    if (!this.can('ship')) throw new TransitionRefusedError(this.#status, 'ship');
    this.#move('SHIPPED', () => this.#effects.dispatch(this.#id));
  }

  cancel(): void {
    if (!this.can('cancel')) throw new TransitionRefusedError(this.#status, 'cancel');
    const isPaid = this.#status === 'PAID';
    this.#move('CANCELLED', () => isPaid && this.#effects.refund(this.#id, this.#amount));
  }

  can(event: OrderEvent): boolean {
    if (this.#isBusy) return false;
    if (event === 'pay') return this.#status === 'PENDING';
    if (event === 'ship') return this.#status === 'PAID';
    return this.#status === 'PENDING' || this.#status === 'PAID';
  }

  #move(status: string, effect: () => void): void {
    this.#isBusy = true;
    try {
      effect();
      this.#status = status;
    } finally {
      this.#isBusy = false;
    }
  }
}
