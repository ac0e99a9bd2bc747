// Breaks 7: changes after the effect, but lets another event begin in between.
import { type OrderEffects, type OrderStatus, TransitionRefusedError } from '../../../solutions/43-state/state.ts';

export {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

const table = new Map<string, Transition>([
  ['PENDING pay', { to: 'PAID', effect: 'charge' }],
  ['PENDING cancel', { to: 'CANCELLED' }],
  ['PAID ship', { to: 'SHIPPED', effect: 'dispatch' }],
  ['PAID cancel', { to: 'CANCELLED', effect: 'refund' }],
]);

interface Transition {
  to: OrderStatus;
  effect?: keyof OrderEffects;
}

export class Order {
  readonly #id: string;
  readonly #amount: number;
  readonly #effects: OrderEffects;
  #status: OrderStatus = 'PENDING';

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
    if (next.effect) this.#effects[next.effect](this.#id, this.#amount);
    this.#status = next.to;
  }

  can(event: string): boolean {
    return this.#next(event) !== undefined;
  }

  #next(event: string): Transition | undefined {
    return table.get(`${this.#status} ${event}`);
  }
}
