// Breaks 5, 6: refunds the payment and releases the goods if the confirmation cannot be sent, although the delivery has been scheduled.
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
    this.#report = report;
  }

  async placeOrder(order: Order): Promise<OrderResult> {
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

    const confirmed = await attempt('sendConfirmation', () =>
      this.#notification.sendConfirmation(customerEmail, orderId, scheduled.value),
    );
    if (!confirmed.succeeded) {
      await attempt('refund', () => this.#payment.refund(charged.value));
      await release();
      return { success: false, reason: 'unavailable' };
    }
    return { success: true, trackingId: scheduled.value };
  }

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
