// Breaks 4, 8: treats the confirmation as one more step, and undoes a shipped order when the mail fails.
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
    const undos: Partial<Record<FailedUndo['call'], () => Promise<void>>> = {};
    try {
      if (!(await this.#inventory.reserve(productId, qty))) return { success: false };
      step = 'charge';
      undos.release = () => this.#inventory.release(productId, qty);
      const authCode = await this.#payment.charge(customerId, amount);
      step = 'scheduleDelivery';
      undos.refund = () => this.#payment.refund(authCode);
      const trackingId = await this.#shipping.scheduleDelivery(orderId, shippingAddress);
      await this.#notification.sendConfirmation(customerEmail, orderId, trackingId);
      return { success: true, trackingId, notified: true };
    } catch (cause) {
      throw await failure(step, cause, undos);
    }
  }
}

async function failure(
  step: OrderStep,
  cause: unknown,
  undos: Partial<Record<FailedUndo['call'], () => Promise<void>>>,
): Promise<OrderFailedError> {
  const failedUndos: FailedUndo[] = [];
  for (const call of ['refund', 'release'] as const) {
    try {
      await undos[call]?.();
    } catch (error) {
      failedUndos.push({ call, cause: error });
    }
  }
  return new OrderFailedError(step, cause, failedUndos);
}
