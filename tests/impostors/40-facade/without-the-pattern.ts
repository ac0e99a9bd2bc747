// Breaks 3: every subsystem is public, and each step is a public method that callers can use in any order.
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
  readonly inventory: InventoryService;
  readonly payment: PaymentGateway;
  readonly shipping: ShippingService;
  readonly notification: NotificationService;
  readonly report: Report;

  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
    report: Report,
  ) {
    this.inventory = inventory;
    this.payment = payment;
    this.shipping = shipping;
    this.notification = notification;
    this.report = report;
  }

  reserve(productId: string, qty: number): Promise<boolean> {
    return this.inventory.reserve(productId, qty);
  }

  charge(customerId: string, amount: number): Promise<string> {
    return this.payment.charge(customerId, amount);
  }

  scheduleDelivery(orderId: string, address: string): Promise<string> {
    return this.shipping.scheduleDelivery(orderId, address);
  }

  sendConfirmation(email: string, orderId: string, trackingId: string): Promise<void> {
    return this.notification.sendConfirmation(email, orderId, trackingId);
  }

  async refund(orderId: string, authCode: string): Promise<void> {
    try {
      await this.payment.refund(authCode);
    } catch (error) {
      this.report({ orderId, call: 'refund', error });
    }
  }

  async release(orderId: string, productId: string, qty: number): Promise<void> {
    try {
      await this.inventory.release(productId, qty);
    } catch (error) {
      this.report({ orderId, call: 'release', error });
    }
  }

  async placeOrder(order: Order): Promise<OrderResult> {
    const { orderId, customerId, customerEmail, productId, qty, amount, shippingAddress } = order;
    try {
      if (!(await this.reserve(productId, qty))) return { success: false, reason: 'out-of-stock' };
    } catch (error) {
      this.report({ orderId, call: 'reserve', error });
      return { success: false, reason: 'unavailable' };
    }
    let authCode: string;
    try {
      authCode = await this.charge(customerId, amount);
    } catch (error) {
      this.report({ orderId, call: 'charge', error });
      await this.release(orderId, productId, qty);
      return { success: false, reason: 'payment-failed' };
    }
    let trackingId: string;
    try {
      trackingId = await this.scheduleDelivery(orderId, shippingAddress);
    } catch (error) {
      this.report({ orderId, call: 'scheduleDelivery', error });
      await this.refund(orderId, authCode);
      await this.release(orderId, productId, qty);
      return { success: false, reason: 'unavailable' };
    }
    try {
      await this.sendConfirmation(customerEmail, orderId, trackingId);
    } catch (error) {
      this.report({ orderId, call: 'sendConfirmation', error });
    }
    return { success: true, trackingId };
  }
}
