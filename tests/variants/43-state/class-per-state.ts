import {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

/** A state does the work itself and puts its successor in its place. The order is never between two states. */
abstract class State {
  protected readonly order: Order;

  constructor(order: Order) {
    this.order = order;
  }

  abstract readonly status: OrderStatus;

  accepts(_event: string): boolean {
    return false;
  }

  pay(): void {
    throw new TransitionRefusedError(this.status, 'pay');
  }

  ship(): void {
    throw new TransitionRefusedError(this.status, 'ship');
  }

  cancel(): void {
    throw new TransitionRefusedError(this.status, 'cancel');
  }
}

/** Stands in while an effect runs, looks like the state before, and refuses everything. */
class Moving extends State {
  readonly status: OrderStatus;

  constructor(order: Order, from: State) {
    super(order);
    this.status = from.status;
  }
}

class Pending extends State {
  readonly status = 'PENDING';

  override accepts(event: string): boolean {
    return event === 'pay' || event === 'cancel';
  }

  override pay(): void {
    this.order.move(({ charge }) => charge(this.order.id, this.order.amount), new Paid(this.order));
  }

  override cancel(): void {
    this.order.move(() => {}, new Cancelled(this.order));
  }
}

class Paid extends State {
  readonly status = 'PAID';

  override accepts(event: string): boolean {
    return event === 'ship' || event === 'cancel';
  }

  override ship(): void {
    this.order.move(({ dispatch }) => dispatch(this.order.id), new Shipped(this.order));
  }

  override cancel(): void {
    this.order.move(({ refund }) => refund(this.order.id, this.order.amount), new Cancelled(this.order));
  }
}

class Shipped extends State {
  readonly status = 'SHIPPED';
}

class Cancelled extends State {
  readonly status = 'CANCELLED';
}

export class Order {
  readonly id: string;
  readonly amount: number;
  private readonly effects: OrderEffects;
  private state: State = new Pending(this);

  constructor(id: string, amount: number, effects: OrderEffects) {
    this.id = id;
    this.amount = amount;
    this.effects = effects;
  }

  move(effect: (effects: OrderEffects) => void, to: State): void {
    const from = this.state;
    this.state = new Moving(this, from);
    try {
      effect(this.effects);
    } catch (error) {
      this.state = from;
      throw error;
    }
    this.state = to;
  }

  status(): OrderStatus {
    return this.state.status;
  }

  pay(): void {
    this.state.pay();
  }

  ship(): void {
    this.state.ship();
  }

  cancel(): void {
    this.state.cancel();
  }

  handle(event: string): void {
    if (!isEvent(event)) throw new TransitionRefusedError(this.state.status, event);
    this.state[event]();
  }

  can(event: string): boolean {
    return this.state.accepts(event);
  }
}

function isEvent(text: string): text is OrderEvent {
  return ['pay', 'ship', 'cancel'].includes(text);
}
