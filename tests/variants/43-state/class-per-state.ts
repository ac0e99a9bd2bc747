import {
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

class Pending implements OrderState {
  readonly status = 'PENDING';

  pay(order: OrderFacts): OrderState {
    order.effects.charge(order.id, order.amount);
    return new Paid();
  }

  cancel(): OrderState {
    return new Cancelled();
  }
}

class Paid implements OrderState {
  readonly status = 'PAID';

  ship(order: OrderFacts): OrderState {
    order.effects.dispatch(order.id);
    return new Shipped();
  }

  cancel(order: OrderFacts): OrderState {
    order.effects.refund(order.id, order.amount);
    return new Cancelled();
  }
}

class Shipped implements OrderState {
  readonly status = 'SHIPPED';
}

class Cancelled implements OrderState {
  readonly status = 'CANCELLED';
}

export const pending: OrderState = new Pending();
export const paid: OrderState = new Paid();
export const shipped: OrderState = new Shipped();
export const cancelled: OrderState = new Cancelled();

/** The order itself serves as the facts. While it handles an event, a state without methods replaces the current one. */
export class Order implements OrderFacts {
  readonly id: string;
  readonly amount: number;
  readonly effects: OrderEffects;
  private current: OrderState;

  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = new Pending()) {
    this.id = id;
    this.amount = amount;
    this.effects = effects;
    this.current = start;
  }

  status(): string {
    return this.current.status;
  }

  pay(): void {
    this.move('pay', (state) => state.pay?.(this));
  }

  ship(): void {
    this.move('ship', (state) => state.ship?.(this));
  }

  cancel(): void {
    this.move('cancel', (state) => state.cancel?.(this));
  }

  can(event: OrderEvent): boolean {
    return event in this.current;
  }

  private move(event: OrderEvent, handle: (state: OrderState) => OrderState | undefined): void {
    const from = this.current;
    let next: OrderState | undefined = from;
    this.current = { status: from.status };
    try {
      next = handle(from);
      if (next === undefined) throw new TransitionRefusedError(from.status, event);
    } finally {
      this.current = next ?? from;
    }
  }
}
