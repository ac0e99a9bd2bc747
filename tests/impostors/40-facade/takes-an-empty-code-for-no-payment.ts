// Breaks 6: takes an empty authorization code for no payment.
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
    let reserved = false;
    let authCode: string | undefined;
    let trackingId: string;
    try {
      reserved = await this.#inventory.reserve(productId, qty);
      if (!reserved) return { success: false };
      step = 'charge';
      authCode = await this.#payment.charge(customerId, amount);
      step = 'scheduleDelivery';
      trackingId = await this.#shipping.scheduleDelivery(orderId, shippingAddress);
    } catch (cause) {
      const code = authCode;
      throw await failure(step, cause, {
        ...(code ? { refund: () => this.#payment.refund(code) } : {}),
        ...(reserved ? { release: () => this.#inventory.release(productId, qty) } : {}),
      });
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
