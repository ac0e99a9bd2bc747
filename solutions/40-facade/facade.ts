/** What a customer orders. */
export interface Order {
  readonly orderId: string;
  readonly customerId: string;
  readonly customerEmail: string;
  readonly productId: string;
  readonly qty: number;
  /** In minor units (cents). */
  readonly amount: number;
  readonly shippingAddress: string;
}

export interface InventoryService {
  /** Resolves with false where there is not enough in stock. */
  reserve(productId: string, qty: number): Promise<boolean>;
  release(productId: string, qty: number): Promise<void>;
}

export interface PaymentGateway {
  /** Resolves with the authorization code that a refund needs. */
  charge(customerId: string, amount: number): Promise<string>;
  refund(authCode: string): Promise<void>;
}

export interface ShippingService {
  /** Resolves with the tracking id. */
  scheduleDelivery(orderId: string, address: string): Promise<string>;
}

export interface NotificationService {
  sendConfirmation(email: string, orderId: string, trackingId: string): Promise<void>;
}

/** The order is on its way, or there was not enough in stock. */
export type OrderResult =
  { readonly success: true; readonly trackingId: string; readonly notified: boolean } | { readonly success: false };

/** A call whose failure ends an order. */
export type OrderStep = 'reserve' | 'charge' | 'scheduleDelivery';

/** An undo that failed: someone has to refund or release by hand. */
export interface FailedUndo {
  readonly call: 'refund' | 'release';
  /** The very value it failed with. */
  readonly cause: unknown;
}

/** A call failed, and what was done before it was undone as far as that was possible. */
export class OrderFailedError extends Error {
  override readonly name = 'OrderFailedError';
  /** The call that failed; `cause` is the very value it failed with. */
  readonly step: OrderStep;
  /** The undos that failed, in the order of the calls. */
  readonly failedUndos: readonly FailedUndo[];

  constructor(step: OrderStep, cause: unknown, failedUndos: readonly FailedUndo[]) {
    super(`The order failed at ${step}; undos that failed: ${failedUndos.length}`, { cause });
    this.step = step;
    this.failedUndos = failedUndos;
  }
}

/** Places orders: the one thing that callers know of four subsystems. */
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
    // Read once: the caller may change the order while the subsystems are answering.
    const { orderId, customerId, customerEmail, productId, qty, amount, shippingAddress } = order;
    // Local: in a field, orders that are placed at the same time would undo one another.
    const undos: Undo[] = [];

    const reserved = await attempt('reserve', undos, () => this.#inventory.reserve(productId, qty));
    if (!reserved) return { success: false };
    undos.unshift({ call: 'release', run: () => this.#inventory.release(productId, qty) });

    const authCode = await attempt('charge', undos, () => this.#payment.charge(customerId, amount));
    undos.unshift({ call: 'refund', run: () => this.#payment.refund(authCode) });

    const trackingId = await attempt('scheduleDelivery', undos, () =>
      this.#shipping.scheduleDelivery(orderId, shippingAddress),
    );
    // From here on the parcel is on its way: a mail that is not sent is no reason to undo anything.
    const notified = await succeeds(() => this.#notification.sendConfirmation(customerEmail, orderId, trackingId));
    return { success: true, trackingId, notified };
  }
}

interface Undo {
  readonly call: FailedUndo['call'];
  run(): Promise<void>;
}

/** What `action` gives; where it fails, everything is undone and the order has failed at `step`. */
async function attempt<T>(step: OrderStep, undos: readonly Undo[], action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    throw new OrderFailedError(step, cause, await runAll(undos));
  }
}

/** Runs every undo, whatever becomes of the ones before it. */
async function runAll(undos: readonly Undo[]): Promise<FailedUndo[]> {
  const failed: FailedUndo[] = [];
  for (const { call, run } of undos) {
    try {
      await run();
    } catch (cause) {
      failed.push({ call, cause });
    }
  }
  return failed;
}

async function succeeds(action: () => Promise<void>): Promise<boolean> {
  try {
    await action();
    return true;
  } catch {
    return false;
  }
}
