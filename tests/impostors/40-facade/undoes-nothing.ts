// Breaks 4, 6, 8: makes the four calls and leaves what was done when one of them fails, as the source does.
import {
  type InventoryService,
  type NotificationService,
  type Order,
  type OrderResult,
  type PaymentGateway,
  type ShippingService,
} from '../../../solutions/40-facade/facade.ts';

export * from '../../../solutions/40-facade/facade.ts';

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
    const { orderId, customerId, customerEmail, productId, qty, amount, shippingAddress } = order;
    if (!(await this.#inventory.reserve(productId, qty))) return { success: false };
    await this.#payment.charge(customerId, amount);
    const trackingId = await this.#shipping.scheduleDelivery(orderId, shippingAddress);
    await this.#notification.sendConfirmation(customerEmail, orderId, trackingId);
    return { success: true, trackingId, notified: true };
  }
}
