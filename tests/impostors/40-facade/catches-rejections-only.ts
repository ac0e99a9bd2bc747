// Breaks 6, 7: hangs a catch on each promise, so that what throws at once gets past it.
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
    const failed = async (
      step: OrderStep,
      cause: unknown,
      undos: (readonly [FailedUndo['call'], () => Promise<void>])[],
    ) => {
      const failedUndos: FailedUndo[] = [];
      for (const [call, undo] of undos) {
        await undo().catch((error: unknown) => failedUndos.push({ call, cause: error }));
      }
      throw new OrderFailedError(step, cause, failedUndos);
    };
    const release = ['release', () => this.#inventory.release(productId, qty)] as const;
    const reserved = await this.#inventory
      .reserve(productId, qty)
      .catch((error: unknown) => failed('reserve', error, []));
    if (!reserved) return { success: false };
    const authCode = await this.#payment
      .charge(customerId, amount)
      .catch((error: unknown) => failed('charge', error, [release]));
    const refund = ['refund', () => this.#payment.refund(authCode)] as const;
    const trackingId = await this.#shipping
      .scheduleDelivery(orderId, shippingAddress)
      .catch((error: unknown) => failed('scheduleDelivery', error, [refund, release]));
    const notified = await this.#notification.sendConfirmation(customerEmail, orderId, trackingId).then(
      () => true,
      () => false,
    );
    return { success: true, trackingId, notified };
  }
}
