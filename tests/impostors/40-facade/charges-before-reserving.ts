// Breaks 1, 2, 4: charges before it reserves, and refunds when there is nothing in stock.
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
    let step: OrderStep = 'charge';
    const undos: Partial<Record<FailedUndo['call'], () => Promise<void>>> = {};
    let trackingId: string;
    try {
      const authCode = await this.#payment.charge(customerId, amount);
      undos.refund = () => this.#payment.refund(authCode);
      step = 'reserve';
      if (!(await this.#inventory.reserve(productId, qty))) {
        await undos.refund();
        return { success: false };
      }
      undos.release = () => this.#inventory.release(productId, qty);
      step = 'scheduleDelivery';
      trackingId = await this.#shipping.scheduleDelivery(orderId, shippingAddress);
    } catch (cause) {
      throw await failure(step, cause, undos);
    }
    try {
      await this.#notification.sendConfirmation(customerEmail, orderId, trackingId);
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
