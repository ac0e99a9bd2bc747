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
  /** Resolves with `false` if there is not enough in stock. */
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

/** A failed call to a subsystem. */
export interface FailedCall {
  readonly orderId: string;
  readonly call: 'reserve' | 'charge' | 'scheduleDelivery' | 'sendConfirmation' | 'refund' | 'release';
  /** What the call threw or rejected with. */
  readonly error: unknown;
}

/** Passes a failure on to the operations team. */
export type Report = (failure: FailedCall) => void;

/** What callers learn about an order. */
export type OrderResult =
  | { readonly success: true; readonly trackingId: string }
  | { readonly success: false; readonly reason: 'out-of-stock' | 'payment-failed' | 'unavailable' };

/** The only thing that callers need to know in order to place orders. */
export class OrderFacade {
  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
    report: Report,
  ) {
    todo('keep the subsystems where callers cannot reach them');
  }

  placeOrder(order: Order): Promise<OrderResult> {
    return todo('reserve, charge, schedule the delivery and send the confirmation; clean up if a call fails');
  }
}
