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

/** Promise chains without async functions, in a frozen object whose only property is a closure. */
export class OrderFacade {
  readonly placeOrder: (order: Order) => Promise<OrderResult>;

  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
    report: Report,
  ) {
    this.placeOrder = (order) => {
      const { orderId, customerId, customerEmail, productId, qty, amount, shippingAddress } = { ...order };
      const reported = (call: FailedCall['call']) => (error: unknown) => report({ orderId, call, error });
      const undo = (call: 'refund' | 'release', action: () => Promise<void>) => started(action).catch(reported(call));
      const release = () => undo('release', () => inventory.release(productId, qty));

      const ship = (authCode: string): Promise<OrderResult> =>
        started(() => shipping.scheduleDelivery(orderId, shippingAddress)).then(
          (trackingId) =>
            started(() => notification.sendConfirmation(customerEmail, orderId, trackingId))
              .catch(reported('sendConfirmation'))
              .then(() => ({ success: true, trackingId })),
          (error: unknown) => {
            reported('scheduleDelivery')(error);
            return undo('refund', () => payment.refund(authCode))
              .then(release)
              .then(() => ({ success: false, reason: 'unavailable' }));
          },
        );

      const charge = (): Promise<OrderResult> =>
        started(() => payment.charge(customerId, amount)).then(ship, (error: unknown) => {
          reported('charge')(error);
          return release().then(() => ({ success: false, reason: 'payment-failed' }));
        });

      return started(() => inventory.reserve(productId, qty)).then(
        (reserved) => (reserved ? charge() : { success: false, reason: 'out-of-stock' }),
        (error: unknown) => {
          reported('reserve')(error);
          return { success: false, reason: 'unavailable' };
        },
      );
    };
    Object.freeze(this);
  }
}

/** Starts a call, even one that throws, a little later. */
function started<T>(action: () => Promise<T>): Promise<T> {
  return Promise.resolve().then(action);
}
