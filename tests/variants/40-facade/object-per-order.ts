import {
  type FailedCall,
  type InventoryService,
  type NotificationService,
  type Order,
  type OrderResult,
  type PaymentGateway,
  type Report,
  type ShippingService,
} from '../../../solutions/40-facade/facade.ts';

export * from '../../../solutions/40-facade/facade.ts';

type Undo = readonly [call: 'refund' | 'release', make: () => Promise<void>];

/** Passes each order to an object of its own, which remembers what it has to undo. */
export class OrderFacade {
  readonly #place: (order: Order) => Promise<OrderResult>;

  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
    report: Report,
  ) {
    this.#place = (order) => new Placement(order, inventory, payment, shipping, notification, report).run();
  }

  placeOrder(order: Order): Promise<OrderResult> {
    return this.#place(order);
  }
}

class StepFailed extends Error {
  readonly reason: 'payment-failed' | 'unavailable';

  constructor(reason: 'payment-failed' | 'unavailable') {
    super(reason);
    this.reason = reason;
  }
}

class Placement {
  private readonly order: Order;
  private readonly inventory: InventoryService;
  private readonly payment: PaymentGateway;
  private readonly shipping: ShippingService;
  private readonly notification: NotificationService;
  private readonly report: Report;
  private undos: readonly Undo[] = [];

  constructor(
    order: Order,
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
    report: Report,
  ) {
    this.order = Object.freeze({ ...order });
    this.inventory = inventory;
    this.payment = payment;
    this.shipping = shipping;
    this.notification = notification;
    this.report = report;
  }

  async run(): Promise<OrderResult> {
    try {
      if (!(await this.reserve())) return { success: false, reason: 'out-of-stock' };
      await this.charge();
      return { success: true, trackingId: await this.ship() };
    } catch (failed) {
      if (!(failed instanceof StepFailed)) throw failed;
      for (const [call, make] of this.undos) await this.attempt(call, make);
      return { success: false, reason: failed.reason };
    }
  }

  private async reserve(): Promise<boolean> {
    const { productId, qty } = this.order;
    const isReserved = await this.step('reserve', 'unavailable', () => this.inventory.reserve(productId, qty));
    this.undos = [['release', () => this.inventory.release(productId, qty)]];
    return isReserved;
  }

  private async charge(): Promise<void> {
    const { customerId, amount } = this.order;
    const code = await this.step('charge', 'payment-failed', () => this.payment.charge(customerId, amount));
    this.undos = [['refund', () => this.payment.refund(code)], ...this.undos];
  }

  private async ship(): Promise<string> {
    const { orderId, shippingAddress, customerEmail } = this.order;
    const trackingId = await this.step('scheduleDelivery', 'unavailable', () =>
      this.shipping.scheduleDelivery(orderId, shippingAddress),
    );
    await this.attempt('sendConfirmation', () =>
      this.notification.sendConfirmation(customerEmail, orderId, trackingId),
    );
    return trackingId;
  }

  private async step<T>(call: FailedCall['call'], reason: StepFailed['reason'], make: () => Promise<T>): Promise<T> {
    const value: { readonly it: T } | undefined = await this.attempt(call, async () => ({ it: await make() }));
    if (value === undefined) throw new StepFailed(reason);
    return value.it;
  }

  private async attempt<T>(call: FailedCall['call'], make: () => Promise<T>): Promise<T | undefined> {
    try {
      return await make();
    } catch (error) {
      this.report({ orderId: this.order.orderId, call, error });
      return undefined;
    }
  }
}
