// Breaks 7: lets the error of an undo out, in place of the one that began it all.
import {
  OrderFailedError,
  type InventoryService,
  type NotificationService,
  type Order,
  type OrderResult,
  type OrderStep,
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
    let step: OrderStep = 'reserve';
    const undos: (() => Promise<void>)[] = [];
    let trackingId: string;
    try {
      if (!(await this.#inventory.reserve(productId, qty))) return { success: false };
      step = 'charge';
      undos.unshift(() => this.#inventory.release(productId, qty));
      const authCode = await this.#payment.charge(customerId, amount);
      step = 'scheduleDelivery';
      undos.unshift(() => this.#payment.refund(authCode));
      trackingId = await this.#shipping.scheduleDelivery(orderId, shippingAddress);
    } catch (cause) {
      for (const undo of undos) await undo();
      throw new OrderFailedError(step, cause, []);
    }
    try {
      await this.#notification.sendConfirmation(customerEmail, orderId, trackingId);
      return { success: true, trackingId, notified: true };
    } catch {
      return { success: true, trackingId, notified: false };
    }
  }
}
