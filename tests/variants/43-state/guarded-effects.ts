import {
  type OrderEffects,
  type OrderEvent,
  type OrderState,
  pending,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

/** The data of an order, which is kept outside the order. */
interface Kept {
  readonly id: string;
  readonly amount: number;
  readonly effects: OrderEffects;
  state: OrderState;
  /** How many calls are running: the state's method, and its effect. */
  running: number;
}

const all = new WeakMap<Order, Kept>();

/** Gives the states effects that are wrapped, and counts the calls that are running. */
export class Order {
  constructor(id: string, amount: number, effects: OrderEffects, start?: OrderState) {
    const guarded = <A extends unknown[]>(effect: (...args: A) => void) => {
      return (...args: A) => {
        kept.running += 1;
        try {
          effect(...args);
        } finally {
          kept.running -= 1;
        }
      };
    };
    const kept: Kept = {
      id,
      amount,
      effects: {
        charge: guarded((orderId: string, cents: number) => effects.charge(orderId, cents)),
        dispatch: guarded((orderId: string) => effects.dispatch(orderId)),
        refund: guarded((orderId: string, cents: number) => effects.refund(orderId, cents)),
      },
      state: start ?? pending,
      running: 0,
    };
    all.set(this, kept);
  }

  status = (): string => keptOf(this).state.status;
  pay = (): void => send(this, 'pay');
  ship = (): void => send(this, 'ship');
  cancel = (): void => send(this, 'cancel');
  can = (event: OrderEvent): boolean => keptOf(this).running === 0 && typeof keptOf(this).state[event] === 'function';
}

function send(order: Order, event: OrderEvent): void {
  const kept = keptOf(order);
  if (!order.can(event)) throw new TransitionRefusedError(kept.state.status, event);
  kept.running += 1;
  try {
    kept.state = kept.state[event]?.(kept) ?? kept.state;
  } finally {
    kept.running -= 1;
  }
}

function keptOf(order: Order): Kept {
  const kept = all.get(order);
  if (!kept) throw new Error('This is not an order.');
  return kept;
}
