import fc from 'fast-check';
import { amounts, ids } from '../support/generators.ts';
import { settle } from '../support/settle.ts';
import { show } from '../support/show.ts';
import {
  OrderFacade,
  OrderFailedError,
  type InventoryService,
  type NotificationService,
  type Order,
  type OrderResult,
  type OrderStep,
  type PaymentGateway,
  type ShippingService,
} from './facade.ts';

export type Call = OrderStep | 'sendConfirmation' | 'refund' | 'release';
/** How a call fails; `'answers false'` is for `reserve` only. */
export type Fault = 'rejects' | 'rejects with undefined' | 'throws at once' | 'answers false';
/** The calls that fail; all others work. */
export type Faults = { readonly [C in Call]?: Fault };

/** An order, and what payment and shipping answer to it. */
export interface Placing extends Order {
  readonly authCode: string;
  readonly trackingId: string;
}

/** What `placeOrder` answered, as plain data; causes are named after the call that they come from. */
export interface Outcome {
  placeOrder: string;
  success?: boolean | undefined;
  trackingId?: string;
  notified?: boolean;
  step?: string;
  cause?: string;
  failedUndos?: readonly { call: string; cause: string }[];
}

/** The order of this number; no two of its values, and none of two orders, are the same. */
export function placing(number = 1): Placing {
  return {
    orderId: `o${number}`,
    customerId: `c${number}`,
    customerEmail: `customer${number}@shop.example`,
    productId: `p${number}`,
    qty: number + 1,
    amount: 4999 + number,
    shippingAddress: `${number} Main Street`,
    authCode: `AUTH-${number}`,
    trackingId: `TRK-${number}`,
  };
}

/** A call as it stands in the code, with the data that it must get: `reserve('p1', 2)`. */
export function lineOf(call: Call, placed: Placing): string {
  const data = {
    reserve: [placed.productId, placed.qty],
    charge: [placed.customerId, placed.amount],
    scheduleDelivery: [placed.orderId, placed.shippingAddress],
    sendConfirmation: [placed.customerEmail, placed.orderId, placed.trackingId],
    refund: [placed.authCode],
    release: [placed.productId, placed.qty],
  };
  return written(call, data[call]);
}

interface Told {
  names: Call[];
  calls: string[];
  outcome: Outcome;
}

const steps: OrderStep[] = ['reserve', 'charge', 'scheduleDelivery'];
const undosOf = { reserve: [], charge: ['release'], scheduleDelivery: ['refund', 'release'] } as const;

/** What placing an order does and answers: the table of the statement. */
export function told(faults: Faults, placed: Placing = placing()): Told {
  const tell = (names: Call[], outcome: Outcome) => ({
    names,
    calls: names.map((call) => lineOf(call, placed)),
    outcome,
  });
  const failed = steps.find((call) => faults[call]);
  if (!failed) {
    const { trackingId } = placed;
    const outcome = { placeOrder: 'resolves', success: true, trackingId, notified: !faults.sendConfirmation };
    return tell([...steps, 'sendConfirmation'], outcome);
  }
  if (faults[failed] === 'answers false') return tell(['reserve'], { placeOrder: 'resolves', success: false });
  const undos = undosOf[failed];
  return tell([...steps.slice(0, steps.indexOf(failed) + 1), ...undos], {
    placeOrder: rejection,
    step: failed,
    cause: causeOf(failed, faults[failed]),
    failedUndos: undos.flatMap((call) => (faults[call] ? [{ call, cause: causeOf(call, faults[call]) }] : [])),
  });
}

/** Four subsystems that write down what one order makes them do. */
export class Stage {
  /** Every call with its data, in order: `charge('c1', 5000)`. */
  readonly calls: string[] = [];
  readonly names: Call[] = [];
  /** Every call with its beginning and its end, and last the facade's answer. */
  readonly trace: string[] = [];
  /** Calls whose `this` was not their subsystem. */
  readonly withoutThis: Call[] = [];
  outcome: Outcome = { placeOrder: 'has not answered' };
  readonly placed: Placing;
  readonly #faults: Faults;
  readonly #pause: (call: Call) => Promise<void>;
  readonly #causes = new Map<unknown, string>();

  constructor(faults: Faults, placed = placing(), pause: (call: Call) => Promise<void> = aWhile) {
    this.#faults = faults;
    this.placed = placed;
    this.#pause = pause;
  }

  /** Has `facade` place the order, until nothing happens any more. */
  async perform(facade = facadeOver(() => this), order: Order = orderOf(this.placed)): Promise<this> {
    try {
      const result: OrderResult | undefined = await facade.placeOrder(order);
      const said = result?.success ? { trackingId: result.trackingId, notified: result.notified } : {};
      this.outcome = { placeOrder: 'resolves', success: result?.success, ...said };
    } catch (error) {
      this.outcome = this.#rejection(error);
    }
    this.trace.push('placeOrder answers');
    await settle();
    return this;
  }

  answer<T>(call: Call, data: unknown[], isOwn: boolean, value: T): Promise<T> {
    const fault = this.#faults[call];
    this.names.push(call);
    this.calls.push(written(call, data));
    this.trace.push(`${call} begins`);
    if (!isOwn) this.withoutThis.push(call);
    if (fault === 'throws at once') throw this.#failure(call, fault);
    return this.#pause(call).then(() => {
      if (fault === 'rejects' || fault === 'rejects with undefined') throw this.#failure(call, fault);
      this.trace.push(`${call} ends`);
      return value;
    });
  }

  reserves(): boolean {
    return this.#faults.reserve !== 'answers false';
  }

  #failure(call: Call, fault: Fault): unknown {
    this.trace.push(`${call} ends`);
    if (fault === 'rejects with undefined') return undefined;
    const error = new Error(`${call} is down`);
    this.#causes.set(error, causeOf(call, fault));
    return error;
  }

  #rejection(error: unknown): Outcome {
    if (!(error instanceof OrderFailedError)) return { placeOrder: `rejects with ${this.#nameOf(error)}` };
    const failedUndos = error.failedUndos.map(({ call, cause }) => ({ call, cause: this.#nameOf(cause) }));
    return { placeOrder: rejection, step: error.step, cause: this.#nameOf(error.cause), failedUndos };
  }

  #nameOf(cause: unknown): string {
    const other = cause instanceof Error ? `another error (${cause.name}: ${cause.message})` : show(cause);
    return this.#causes.get(cause) ?? other;
  }
}

/** A facade over subsystems that pass each call on to a stage, chosen by the first value that the call gets. */
export function facadeOver(stageOf: (value: unknown) => Stage): OrderFacade {
  const inventory: InventoryService = {
    reserve(productId, qty) {
      const stage = stageOf(productId);
      return stage.answer('reserve', [productId, qty], this === inventory, stage.reserves());
    },
    release(productId, qty) {
      return stageOf(productId).answer('release', [productId, qty], this === inventory, undefined);
    },
  };
  const payment: PaymentGateway = {
    charge(customerId, amount) {
      const stage = stageOf(customerId);
      return stage.answer('charge', [customerId, amount], this === payment, stage.placed.authCode);
    },
    refund(authCode) {
      return stageOf(authCode).answer('refund', [authCode], this === payment, undefined);
    },
  };
  const shipping: ShippingService = {
    scheduleDelivery(orderId, address) {
      const stage = stageOf(orderId);
      return stage.answer('scheduleDelivery', [orderId, address], this === shipping, stage.placed.trackingId);
    },
  };
  const notification: NotificationService = {
    sendConfirmation(email, orderId, trackingId) {
      return stageOf(email).answer('sendConfirmation', [email, orderId, trackingId], this === notification, undefined);
    },
  };
  return new OrderFacade(inventory, payment, shipping, notification);
}

/** The order alone, as the facade gets it. */
export function orderOf({ authCode, trackingId, ...order }: Placing): Order {
  return order;
}

/** The lines of the statement's table. */
export const points: Faults[] = [
  {},
  { reserve: 'answers false' },
  { reserve: 'rejects' },
  { charge: 'rejects' },
  { scheduleDelivery: 'rejects' },
  { sendConfirmation: 'rejects' },
];

/** An order with any data in it, and any codes given by payment and shipping. */
export function anyOrders(): fc.Arbitrary<Placing> {
  return fc.record(
    {
      orderId: ids(),
      customerId: ids(),
      customerEmail: ids(),
      productId: ids(),
      qty: amounts(),
      amount: amounts(),
      shippingAddress: ids(),
      authCode: ids(),
      trackingId: ids(),
    },
    { noNullPrototype: true },
  );
}

/** An order of nothing but empty text and zeros. */
export function emptyOrder(): Placing {
  const texts = { orderId: '', customerId: '', customerEmail: '', productId: '', shippingAddress: '' };
  return { ...texts, qty: 0, amount: 0, authCode: '', trackingId: '' };
}

export function quantities(): fc.Arbitrary<number> {
  return fc.constantFrom(0, 1, 2);
}

export function pointsOfFailure(): fc.Arbitrary<Faults> {
  return fc.constantFrom(...points);
}

export function waysToFail(call: Call): Faults[] {
  const ways: Fault[] = ['rejects', 'throws at once', 'rejects with undefined'];
  return ways.map((way) => ({ [call]: way }));
}

export function failing(call: Call): fc.Arbitrary<Faults> {
  return fc.constantFrom(...waysToFail(call));
}

/** Payment or shipping fails, and refund, release or both fail as well. */
export function failingWithUndos(): fc.Arbitrary<Faults> {
  const undos = fc.oneof(
    failing('release'),
    failing('refund'),
    fc.tuple(failing('refund'), failing('release')).map(([refund, release]) => ({ ...refund, ...release })),
  );
  return fc
    .tuple(fc.oneof(failing('charge'), failing('scheduleDelivery')), undos)
    .map(([step, failingUndos]) => ({ ...step, ...failingUndos }));
}

/** Every line of the table, with undos that work or fail. */
export function anyFaults(): fc.Arbitrary<Faults> {
  return fc.oneof(pointsOfFailure(), failing('scheduleDelivery'), failingWithUndos());
}

/** Longer than any code takes to answer that didn't wait for a call. */
async function aWhile(): Promise<void> {
  for (let tick = 0; tick < 20; tick += 1) await undefined;
}

const rejection = 'rejects with OrderFailedError';

function causeOf(call: Call, fault: Fault | undefined): string {
  return fault === 'rejects with undefined' ? 'undefined' : `the error of ${call}`;
}

function written(call: Call, data: readonly unknown[]): string {
  return `${call}(${data.map(show).join(', ')})`;
}
