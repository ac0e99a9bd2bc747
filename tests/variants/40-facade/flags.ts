import {
  OrderFailedError,
  type FailedUndo,
  type InventoryService,
  type NotificationService,
  type Order,
  type OrderResult,
  type OrderStep,
  type PaymentGateway,
  type ShippingService,
} from '../../../solutions/40-facade/facade.ts';

export * from '../../../solutions/40-facade/facade.ts';

/** Flags for what was done, and everything spelled out in one method. */
export class OrderFacade {
  readonly #inventory: InventoryService;
  readonly #payment: PaymentGateway;
  readonly #shipping: ShippingService;
  readonly #notification: NotificationService;

  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
  ) {
    this.#inventory = inventory;
    this.#payment = payment;
    this.#shipping = shipping;
    this.#notification = notification;
  }

  async placeOrder(order: Order): Promise<OrderResult> {
    const { orderId, customerId, customerEmail, productId, qty, amount, shippingAddress } = structuredClone(order);
    const done = { reserved: false, charged: false };
    let step: OrderStep = 'reserve';
    let authCode = '';
    let trackingId = '';
    try {
      if ((await this.#inventory.reserve(productId, qty)) === false) return Object.freeze({ success: false });
      done.reserved = true;
      step = 'charge';
      authCode = await this.#payment.charge(customerId, amount);
      done.charged = true;
      step = 'scheduleDelivery';
      trackingId = await this.#shipping.scheduleDelivery(orderId, shippingAddress);
    } catch (cause) {
      const failedUndos: FailedUndo[] = [];
      if (done.charged) {
        try {
          await this.#payment.refund(authCode);
        } catch (error) {
          failedUndos.push({ call: 'refund', cause: error });
        }
      }
      if (done.reserved) {
        try {
          await this.#inventory.release(productId, qty);
        } catch (error) {
          failedUndos.push({ call: 'release', cause: error });
        }
      }
      throw new OrderFailedError(step, cause, Object.freeze(failedUndos));
    }
    let notified = true;
    try {
      await this.#notification.sendConfirmation(customerEmail, orderId, trackingId);
    } catch {
      notified = false;
    }
    return Object.freeze({ notified, trackingId, success: true });
  }
}
