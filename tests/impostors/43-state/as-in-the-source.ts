// Breaks 3, 4, 5: as the source has it: events that don't fit are passed over in silence, and no refund is made.
import { type OrderEffects, type OrderStatus } from '../../../solutions/43-state/state.ts';

export {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

abstract class State {
  protected readonly order: Order;

  constructor(order: Order) {
    this.order = order;
  }

  abstract readonly status: OrderStatus;
  readonly accepts: readonly string[] = [];
  pay(): void {}
  ship(): void {}
  cancel(): void {}
}

class Pending extends State {
  readonly status = 'PENDING';
  override readonly accepts = ['pay', 'cancel'];

  override pay(): void {
    this.order.charge();
    this.order.transitionTo(new Paid(this.order));
  }

  override cancel(): void {
    this.order.transitionTo(new Cancelled(this.order));
  }
}

class Paid extends State {
  readonly status = 'PAID';
  override readonly accepts = ['ship', 'cancel'];

  override ship(): void {
    this.order.dispatch();
    this.order.transitionTo(new Shipped(this.order));
  }

  override cancel(): void {
    this.order.transitionTo(new Cancelled(this.order));
  }
}

class Shipped extends State {
  readonly status = 'SHIPPED';
}

class Cancelled extends State {
  readonly status = 'CANCELLED';
}

export class Order {
  readonly charge: () => void;
  readonly dispatch: () => void;
  #state: State = new Pending(this);

  constructor(id: string, amount: number, effects: OrderEffects) {
    this.charge = () => effects.charge(id, amount);
    this.dispatch = () => effects.dispatch(id);
  }

  transitionTo(state: State): void {
    this.#state = state;
  }

  status(): OrderStatus {
    return this.#state.status;
  }

  pay(): void {
    this.#state.pay();
  }

  ship(): void {
    this.#state.ship();
  }

  cancel(): void {
    this.#state.cancel();
  }

  handle(event: string): void {
    if (event === 'pay') this.pay();
    if (event === 'ship') this.ship();
    if (event === 'cancel') this.cancel();
  }

  can(event: string): boolean {
    return this.#state.accepts.includes(event);
  }
}
