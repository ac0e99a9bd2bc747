// Breaks 3, 5, 6, 7: as in the original example, keeps the subsystems in private fields and handles no failure.
import {
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
  private readonly inventory: InventoryService;
  private readonly payment: PaymentGateway;
  private readonly shipping: ShippingService;
  private readonly notification: NotificationService;

  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
    _report: Report,
  ) {
    this.inventory = inventory;
    this.payment = payment;
    this.shipping = shipping;
    this.notification = notification;
  }

  async placeOrder(order: Order): Promise<OrderResult> {
    const { orderId, customerId, customerEmail, productId, qty, amount, shippingAddress } = order;
    if (!(await this.inventory.reserve(productId, qty))) return { success: false, reason: 'out-of-stock' };
    await this.payment.charge(customerId, amount);
    const trackingId = await this.shipping.scheduleDelivery(orderId, shippingAddress);
    await this.notification.sendConfirmation(customerEmail, orderId, trackingId);
    return { success: true, trackingId };
  }
}
