// Breaks 8: freezes report, which belongs to the caller.
import {
  type FailedCall,
  type InventoryService,
  type NotificationService,
  type Order,
  type OrderResult,
  type PaymentGateway,
  type Report,
  type ShippingService,
} from '../../../solutions/40-facade/facade.ts';

export * from '../../../solutions/40-facade/facade.ts';

/** The only thing that callers need to know in order to place orders. */
export class OrderFacade {
  readonly #inventory: InventoryService;
  readonly #payment: PaymentGateway;
  readonly #shipping: ShippingService;
  readonly #notification: NotificationService;
  readonly #report: Report;

  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
    report: Report,
  ) {
    this.#inventory = inventory;
    this.#payment = payment;
    this.#shipping = shipping;
    this.#notification = notification;
    this.#report = Object.freeze(report);
  }

  async placeOrder(order: Order): Promise<OrderResult> {
    // Read before the first await: the caller may change the order while the subsystems are working.
    const { orderId, customerId, customerEmail, productId, qty, amount, shippingAddress } = order;
    const attempt = <T>(call: FailedCall['call'], action: () => Promise<T>) => this.#attempt(orderId, call, action);
    const release = () => attempt('release', () => this.#inventory.release(productId, qty));

    const reserved = await attempt('reserve', () => this.#inventory.reserve(productId, qty));
    if (!reserved.succeeded) return { success: false, reason: 'unavailable' };
    if (!reserved.value) return { success: false, reason: 'out-of-stock' };

    const charged = await attempt('charge', () => this.#payment.charge(customerId, amount));
    if (!charged.succeeded) {
      await release();
      return { success: false, reason: 'payment-failed' };
    }

    const scheduled = await attempt('scheduleDelivery', () =>
      this.#shipping.scheduleDelivery(orderId, shippingAddress),
    );
    if (!scheduled.succeeded) {
      await attempt('refund', () => this.#payment.refund(charged.value));
      await release();
      return { success: false, reason: 'unavailable' };
    }

    // The parcel is on its way now. A confirmation that is not sent does not change that.
    await attempt('sendConfirmation', () =>
      this.#notification.sendConfirmation(customerEmail, orderId, scheduled.value),
    );
    return { success: true, trackingId: scheduled.value };
  }

  /** Makes a call. If the call throws or rejects, reports the error and lets it go no further. */
  async #attempt<T>(orderId: string, call: FailedCall['call'], action: () => Promise<T>): Promise<Attempt<T>> {
    try {
      return { succeeded: true, value: await action() };
    } catch (error) {
      this.#report({ orderId, call, error });
      return { succeeded: false };
    }
  }
}

type Attempt<T> = { readonly succeeded: true; readonly value: T } | { readonly succeeded: false };
