// Breaks 6: forgets to note that the effect is over when it throws, and refuses everything from then on.
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
    if (next.effect) this.#effects[next.effect](this.#id, this.#amount);
    this.#busy = false;
    this.#status = next.to;
  }

  can(event: string): boolean {
    return this.#next(event) !== undefined;
  }

  #next(event: string): Transition | undefined {
    return this.#busy ? undefined : table.get(`${this.#status} ${event}`);
  }
}
