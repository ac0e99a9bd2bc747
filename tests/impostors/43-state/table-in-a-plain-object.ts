// Breaks 8: looks the event up in an object, which has a constructor for every status.
import { type OrderEffects, type OrderStatus, TransitionRefusedError } from '../../../solutions/43-state/state.ts';

export {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

const table: Record<OrderStatus, Record<string, Transition>> = {
  PENDING: { pay: { to: 'PAID', effect: 'charge' }, cancel: { to: 'CANCELLED' } },
  PAID: { ship: { to: 'SHIPPED', effect: 'dispatch' }, cancel: { to: 'CANCELLED', effect: 'refund' } },
  SHIPPED: {},
  CANCELLED: {},
};

interface Transition {
  to: OrderStatus;
  effect?: keyof OrderEffects;
}

export class Order {
  readonly #id: string;
  readonly #amount: number;
  readonly #effects: OrderEffects;
  #status: OrderStatus = 'PENDING';
  #busy = false;

  constructor(id: string, amount: number, effects: OrderEffects) {
    this.#id = id;
    this.#amount = amount;
    this.#effects = effects;
  }

  status(): OrderStatus {
    return this.#status;
  }

  pay(): void {
    this.handle('pay');
  }

  ship(): void {
    this.handle('ship');
  }

  cancel(): void {
    this.handle('cancel');
  }

  handle(event: string): void {
    const next = this.#next(event);
    if (!next) throw new TransitionRefusedError(this.#status, event);
    this.#busy = true;
    try {
      if (next.effect) this.#effects[next.effect](this.#id, this.#amount);
      this.#status = next.to;
    } finally {
      this.#busy = false;
    }
  }

  can(event: string): boolean {
    return this.#next(event) !== undefined;
  }

  #next(event: string): Transition | undefined {
    return this.#busy ? undefined : table[this.#status][event];
  }
}
