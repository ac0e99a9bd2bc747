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

type Call<T = unknown> = { readonly name: FailedCall['call']; readonly make: () => Promise<T> };
type Settled = { readonly value: unknown } | { readonly error: unknown };
type Workflow = Generator<Call, OrderResult, Settled>;

/** A generator describes which call comes next. Running it and reporting failures is separate. */
export class OrderFacade {
  readonly #workflow: (order: Order) => Workflow;
  readonly #report: Report;

  constructor(
    inventory: InventoryService,
    payment: PaymentGateway,
    shipping: ShippingService,
    notification: NotificationService,
    report: Report,
  ) {
    this.#report = report;
    this.#workflow = function* (order): Workflow {
      const release: Call = { name: 'release', make: () => inventory.release(order.productId, order.qty) };
      const reserved = yield { name: 'reserve', make: () => inventory.reserve(order.productId, order.qty) };
      if ('error' in reserved) return { success: false, reason: 'unavailable' };
      if (reserved.value === false) return { reason: 'out-of-stock', success: false };

      const charged = yield { name: 'charge', make: () => payment.charge(order.customerId, order.amount) };
      if ('error' in charged) {
        yield release;
        return { success: false, reason: 'payment-failed' };
      }
      const authCode = charged.value as string;

      const scheduled = yield {
        name: 'scheduleDelivery',
        make: () => shipping.scheduleDelivery(order.orderId, order.shippingAddress),
      };
      if ('error' in scheduled) {
        yield { name: 'refund', make: () => payment.refund(authCode) };
        yield release;
        return { success: false, reason: 'unavailable' };
      }
      const trackingId = scheduled.value as string;

      yield {
        name: 'sendConfirmation',
        make: () => notification.sendConfirmation(order.customerEmail, order.orderId, trackingId),
      };
      return { success: true, trackingId };
    };
  }

  async placeOrder(order: Order): Promise<OrderResult> {
    const copy = { ...order };
    const workflow = this.#workflow(copy);
    let step = workflow.next();
    while (step.done !== true) {
      const settled = await settle(step.value);
      if ('error' in settled) {
        this.#report({ orderId: copy.orderId, call: step.value.name, error: settled.error });
      }
      step = workflow.next(settled);
    }
    return step.value;
  }
}

async function settle({ make }: Call): Promise<Settled> {
  try {
    return { value: await make() };
  } catch (error) {
    return { error };
  }
}
