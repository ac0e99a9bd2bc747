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

interface Subsystems {
  readonly inventory: InventoryService;
  readonly payment: PaymentGateway;
  readonly shipping: ShippingService;
  readonly notification: NotificationService;
  readonly report: Report;
}

const subsystemsOf = new WeakMap<OrderFacade, Subsystems>();

/** Keeps the subsystems in a WeakMap, collects undos on a stack, and unwinds it in one `catch`. */
export class OrderFacade {
  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
    report: Report,
  ) {
    subsystemsOf.set(this, { inventory, payment, shipping, notification, report });
  }

  async placeOrder(order: Order): Promise<OrderResult> {
    const subsystems = subsystemsOf.get(this);
    if (subsystems === undefined) throw new TypeError('This is not a facade.');
    return run(subsystems, structuredClone(order));
  }
}

async function run({ inventory, payment, shipping, notification, report }: Subsystems, order: Order) {
  const { orderId } = order;
  const undos: [call: FailedCall['call'], action: () => Promise<void>][] = [];
  let call: FailedCall['call'] = 'reserve';
  let trackingId: string;
  try {
    const isReserved = await inventory.reserve(order.productId, order.qty);
    if (!isReserved) return Object.freeze<OrderResult>({ success: false, reason: 'out-of-stock' });
    undos.push(['release', () => inventory.release(order.productId, order.qty)]);
    call = 'charge';
    const authCode = await payment.charge(order.customerId, order.amount);
    undos.push(['refund', () => payment.refund(authCode)]);
    call = 'scheduleDelivery';
    trackingId = await shipping.scheduleDelivery(orderId, order.shippingAddress);
  } catch (error) {
    report(Object.freeze({ orderId, call, error }));
    for (const [undo, action] of undos.toReversed()) {
      try {
        await action();
      } catch (failure) {
        report(Object.freeze({ orderId, call: undo, error: failure }));
      }
    }
    const reason = call === 'charge' ? 'payment-failed' : 'unavailable';
    return Object.freeze<OrderResult>({ success: false, reason });
  }
  try {
    await notification.sendConfirmation(order.customerEmail, orderId, trackingId);
  } catch (error) {
    report(Object.freeze({ orderId, call: 'sendConfirmation', error }));
  }
  return Object.freeze<OrderResult>({ success: true, trackingId });
}
