import {
  OrderFailedError,
  type FailedUndo,
  type InventoryService,
  type NotificationService,
  type Order,
  type OrderResult,
  type PaymentGateway,
  type ShippingService,
} from '../../../solutions/40-facade/facade.ts';

export * from '../../../solutions/40-facade/facade.ts';

/** Passes each order on to an object of its own, which goes through a table of steps. */
export class OrderFacade {
  readonly #subsystems: Subsystems;

  constructor(...subsystems: Subsystems) {
    this.#subsystems = subsystems;
  }

  async placeOrder(order: Order): Promise<OrderResult> {
    return new Placement(Object.freeze({ ...order }), this.#subsystems).run();
  }
}

type Subsystems = [InventoryService, PaymentGateway, ShippingService, NotificationService];

class OutOfStock extends Error {}

class Placement {
  readonly #order: Order;
  readonly #subsystems: Subsystems;
  #authCode = '';
  #trackingId = '';

  constructor(order: Order, subsystems: Subsystems) {
    this.#order = order;
    this.#subsystems = subsystems;
  }

  async run(): Promise<OrderResult> {
    const steps = this.#steps();
    for (const [i, { name, execute }] of steps.entries()) {
      try {
        await execute();
      } catch (cause) {
        if (cause instanceof OutOfStock) return { success: false };
        if (name === 'sendConfirmation') return { success: true, trackingId: this.#trackingId, notified: false };
        const failed = await this.#undo(steps.slice(0, i).flatMap(({ undo }) => undo ?? []));
        throw new OrderFailedError(name, cause, failed);
      }
    }
    return { success: true, trackingId: this.#trackingId, notified: true };
  }

  #steps() {
    const { orderId, customerId, customerEmail, productId, qty, amount, shippingAddress } = this.#order;
    const [inventory, payment, shipping, notification] = this.#subsystems;
    const release: Undo = { call: 'release', run: () => inventory.release(productId, qty) };
    const refund: Undo = { call: 'refund', run: () => payment.refund(this.#authCode) };
    return [
      {
        name: 'reserve' as const,
        execute: async () => {
          if (!(await inventory.reserve(productId, qty))) throw new OutOfStock();
        },
        undo: release,
      },
      {
        name: 'charge' as const,
        execute: async () => {
          this.#authCode = await payment.charge(customerId, amount);
        },
        undo: refund,
      },
      {
        name: 'scheduleDelivery' as const,
        execute: async () => {
          this.#trackingId = await shipping.scheduleDelivery(orderId, shippingAddress);
        },
      },
      {
        name: 'sendConfirmation' as const,
        execute: () => notification.sendConfirmation(customerEmail, orderId, this.#trackingId),
      },
    ];
  }

  async #undo([...undos]: Undo[]): Promise<FailedUndo[]> {
    const last = undos.pop();
    if (!last) return [];
    const failed = await Promise.resolve()
      .then(() => last.run())
      .then(
        () => [],
        (cause: unknown) => [{ call: last.call, cause }],
      );
    return [...failed, ...(await this.#undo(undos))];
  }
}

interface Undo {
  call: FailedUndo['call'];
  run(): Promise<void>;
}
