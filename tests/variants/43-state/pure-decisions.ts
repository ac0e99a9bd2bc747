import { type OrderEffects, type OrderStatus, TransitionRefusedError } from '../../../solutions/43-state/state.ts';

export {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

/** What an order is: in a status, or on its way from one to another. */
type State = { at: OrderStatus } | { from: OrderStatus; to: OrderStatus; effect: keyof OrderEffects | 'none' };

function decide(state: State, event: string): State | undefined {
  if (!('at' in state)) return undefined;
  switch (`${state.at}/${event}`) {
    case 'PENDING/pay':
      return { from: 'PENDING', to: 'PAID', effect: 'charge' };
    case 'PENDING/cancel':
      return { from: 'PENDING', to: 'CANCELLED', effect: 'none' };
    case 'PAID/ship':
      return { from: 'PAID', to: 'SHIPPED', effect: 'dispatch' };
    case 'PAID/cancel':
      return { from: 'PAID', to: 'CANCELLED', effect: 'refund' };
    default:
      return undefined;
  }
}

export class Order {
  #state: State = Object.freeze({ at: 'PENDING' });
  readonly #perform: (effect: keyof OrderEffects | 'none') => void;

  constructor(id: string, amount: number, effects: OrderEffects) {
    this.#perform = (effect) => {
      switch (effect) {
        case 'charge':
          return effects.charge(id, amount);
        case 'dispatch':
          return effects.dispatch(id);
        case 'refund':
          return effects.refund(id, amount);
        case 'none':
          return undefined;
      }
    };
  }

  status(): OrderStatus {
    return 'at' in this.#state ? this.#state.at : this.#state.from;
  }

  pay(): void {
    this.#apply('pay');
  }

  ship(): void {
    this.#apply('ship');
  }

  cancel(): void {
    this.#apply('cancel');
  }

  handle(event: string): void {
    this.#apply(event);
  }

  can(event: string): boolean {
    return decide(this.#state, event) !== undefined;
  }

  #apply(event: string): void {
    const next = decide(this.#state, event);
    if (!next || 'at' in next) throw new TransitionRefusedError(this.status(), event);
    this.#state = next;
    let reached = next.from;
    try {
      this.#perform(next.effect);
      reached = next.to;
    } finally {
      this.#state = { at: reached };
    }
  }
}
