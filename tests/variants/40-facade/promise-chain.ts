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

/** Nested promises: no async functions, no loops, nothing that changes. */
export class OrderFacade {
  readonly placeOrder: (order: Order) => Promise<OrderResult>;

  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
  ) {
    this.placeOrder = (given) => {
      const order = { ...given };
      const release: Undo = ['release', () => inventory.release(order.productId, order.qty)];

      return started(() => inventory.reserve(order.productId, order.qty)).then(
        (reserved): OrderResult | Promise<OrderResult> => {
          if (!reserved) return { success: false };
          return started(() => payment.charge(order.customerId, order.amount)).then(
            (authCode) => {
              const refund: Undo = ['refund', () => payment.refund(authCode)];
              return started(() => shipping.scheduleDelivery(order.orderId, order.shippingAddress)).then(
                (trackingId) => {
                  const shipped = { success: true, trackingId } as const;
                  return started(() =>
                    notification.sendConfirmation(order.customerEmail, order.orderId, trackingId),
                  ).then(
                    () => ({ ...shipped, notified: true }),
                    () => ({ ...shipped, notified: false }),
                  );
                },
                fail('scheduleDelivery', [refund, release]),
              );
            },
            fail('charge', [release]),
          );
        },
        fail('reserve', []),
      );
    };
  }
}

type Undo = readonly [call: FailedUndo['call'], run: () => Promise<void>];

function fail(step: OrderStep, undos: readonly Undo[]): (cause: unknown) => Promise<never> {
  return (cause) =>
    undos
      .reduce<Promise<readonly FailedUndo[]>>(
        (before, [call, run]) =>
          before.then((failed) =>
            started(run).then(
              () => failed,
              (error: unknown) => [...failed, { call, cause: error }],
            ),
          ),
        Promise.resolve([]),
      )
      .then((failed) => Promise.reject(new OrderFailedError(step, cause, failed)));
}

function started<T>(action: () => Promise<T>): Promise<T> {
  return Promise.resolve().then(action);
}
