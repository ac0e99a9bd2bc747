// Breaks 5: refunds and releases at the same time.
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
    const undos: { call: FailedUndo['call']; run: () => Promise<void> }[] = [];
    let trackingId: string;
    try {
      if (!(await this.#inventory.reserve(productId, qty))) return { success: false };
      step = 'charge';
      undos.unshift({ call: 'release', run: () => this.#inventory.release(productId, qty) });
      const authCode = await this.#payment.charge(customerId, amount);
      step = 'scheduleDelivery';
      undos.unshift({ call: 'refund', run: () => this.#payment.refund(authCode) });
      trackingId = await this.#shipping.scheduleDelivery(orderId, shippingAddress);
    } catch (cause) {
      const settled = await Promise.allSettled(undos.map(async ({ run }) => run()));
      const failedUndos = undos.flatMap(({ call }, i) => {
        const undone = settled[i];
        return undone?.status === 'rejected' ? [{ call, cause: undone.reason as unknown }] : [];
      });
      throw new OrderFailedError(step, cause, failedUndos);
    }
    try {
      await this.#notification.sendConfirmation(customerEmail, orderId, trackingId);
      return { success: true, trackingId, notified: true };
    } catch {
      return { success: true, trackingId, notified: false };
    }
  }
}
