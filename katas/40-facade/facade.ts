import { todo } from '../support/todo.ts';

/** What a customer orders. */
export interface Order {
  readonly orderId: string;
  readonly customerId: string;
  readonly customerEmail: string;
  readonly productId: string;
  readonly qty: number;
  /** In minor units (cents). */
  readonly amount: number;
  readonly shippingAddress: string;
}

export interface InventoryService {
  /** Resolves with false where there is not enough in stock. */
  reserve(productId: string, qty: number): Promise<boolean>;
  release(productId: string, qty: number): Promise<void>;
}

export interface PaymentGateway {
  /** Resolves with the authorization code that a refund needs. */
  charge(customerId: string, amount: number): Promise<string>;
  refund(authCode: string): Promise<void>;
}

export interface ShippingService {
  /** Resolves with the tracking id. */
  scheduleDelivery(orderId: string, address: string): Promise<string>;
}

export interface NotificationService {
  sendConfirmation(email: string, orderId: string, trackingId: string): Promise<void>;
}

/** The order is on its way, or there was not enough in stock. */
export type OrderResult =
  { readonly success: true; readonly trackingId: string; readonly notified: boolean } | { readonly success: false };

/** A call whose failure ends an order. */
export type OrderStep = 'reserve' | 'charge' | 'scheduleDelivery';

/** An undo that failed: someone has to refund or release by hand. */
export interface FailedUndo {
  readonly call: 'refund' | 'release';
  /** The very value it failed with. */
  readonly cause: unknown;
}

/** A call failed, and what was done before it was undone as far as that was possible. */
export class OrderFailedError extends Error {
  override readonly name = 'OrderFailedError';
  /** The call that failed; `cause` is the very value it failed with. */
  readonly step: OrderStep;
  /** The undos that failed, in the order of the calls. */
  readonly failedUndos: readonly FailedUndo[];

  constructor(step: OrderStep, cause: unknown, failedUndos: readonly FailedUndo[]) {
    super(`The order failed at ${step}; undos that failed: ${failedUndos.length}`, { cause });
    this.step = step;
    this.failedUndos = failedUndos;
  }
}

/** Places orders: the one thing that callers know of four subsystems. */
export class OrderFacade {
  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
  ) {
    todo('keep the four subsystems');
  }

  placeOrder(order: Order): Promise<OrderResult> {
    return todo('reserve, charge, schedule the delivery and confirm; undo what was done when a call fails');
  }
}
