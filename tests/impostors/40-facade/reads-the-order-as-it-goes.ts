// Breaks 9: looks the data up in the caller's order when it needs them, and finds what has changed since.
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
    let step: OrderStep = 'reserve';
    const undos: Partial<Record<FailedUndo['call'], () => Promise<void>>> = {};
    let trackingId: string;
    try {
      if (!(await this.#inventory.reserve(order.productId, order.qty))) return { success: false };
      step = 'charge';
      undos.release = () => this.#inventory.release(order.productId, order.qty);
      const authCode = await this.#payment.charge(order.customerId, order.amount);
      step = 'scheduleDelivery';
      undos.refund = () => this.#payment.refund(authCode);
      trackingId = await this.#shipping.scheduleDelivery(order.orderId, order.shippingAddress);
    } catch (cause) {
      throw await failure(step, cause, undos);
    }
    try {
      await this.#notification.sendConfirmation(order.customerEmail, order.orderId, trackingId);
      return { success: true, trackingId, notified: true };
    } catch {
      return { success: true, trackingId, notified: false };
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
