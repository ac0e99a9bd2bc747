import fc from 'fast-check';
import { anyFailure, type Failure, failureOf, ordinaryFailure } from '../support/failure.ts';
import { inObjectForm, objectForms } from '../support/plug-in.ts';
import { settle, ticks } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { TodoError } from '../support/todo.ts';
import {
  type FailedCall,
  type InventoryService,
  type NotificationService,
  type Order,
  OrderFacade,
  type OrderResult,
  type PaymentGateway,
  type Report,
  type ShippingService,
} from './facade.ts';

export type Call = FailedCall['call'];

/** How a call goes wrong. Only `reserve` can be out of stock. */
export type Problem = 'out of stock' | 'never settles' | { how: Way; failure: Failure };
type Way = 'throws' | 'rejects';

/** The calls that go wrong while one order is placed. All others succeed. */
export type Problems = { readonly [C in Call]?: Problem };

/** The calls of rule 1, in order. */
export const mainCalls = ['reserve', 'charge', 'scheduleDelivery', 'sendConfirmation'] as const;
export const undoCalls = ['refund', 'release'] as const;

/** Who implements the subsystems. A stand-in has the methods of the interface and notes any other use. */
export const subsystemForms = ['a stand-in', ...objectForms] as const;
export type SubsystemForm = (typeof subsystemForms)[number];

/** The order with this number. All its values differ from each other, and from those of other orders. */
export function orderNumber(n: number): Order {
  return {
    orderId: `o${n}`,
    customerId: `c${n}`,
    customerEmail: `customer${n}@example.com`,
    productId: `p${n}`,
    qty: n + 1,
    amount: 4999 + n,
    shippingAddress: `${n} Main Street`,
  };
}

interface Setup {
  /** What goes wrong for order 1, order 2 and so on. If there is only one, every call belongs to it. */
  problems?: readonly Problems[];
  form?: SubsystemForm;
  /** Returned by `charge` and `scheduleDelivery`; by default they contain the number of the order. */
  authCode?: string;
  trackingId?: string;
  /** How long a call takes; by default, longer than code that does not wait for it. */
  pause?: (call: Call, order: number) => Promise<unknown>;
  /** What a subsystem does when it is called, before it returns. */
  during?: (call: Call, order: number) => void;
  /** Passes `report` to the facade. */
  give?: (report: Report, label: string) => Report;
}

/** A facade over four subsystems that log what happens. */
export class Shop {
  readonly facade: OrderFacade;
  /** Every call with its arguments, in order: `charge('c1', 5000)`. */
  readonly calls: string[] = [];
  /** Calls that the constructor of the facade made. */
  readonly callsOnCreation: string[] = [];
  /** `charge starts`, `charge ends`, `charge fails` and `placeOrder settles`, in order. */
  readonly timeline: string[] = [];
  /** What `report` was called with. */
  readonly reports: unknown[] = [];
  readonly #setup: Setup;
  readonly #subsystems: Subsystems;
  readonly #extraArguments: string[] = [];
  #isCreated = false;

  constructor(setup: Setup = {}) {
    this.#setup = setup;
    this.#subsystems = this.#createSubsystems(setup.form ?? 'an object literal');
    const { inventory, payment, shipping, notification } = this.#subsystems;
    const report = (...args: unknown[]) => void this.reports.push(args.length === 1 ? args[0] : args);
    const given = setup.give?.(report, 'report') ?? report;
    this.facade = new OrderFacade(inventory, payment, shipping, notification, given);
    this.#isCreated = true;
  }

  /** Places an order. Returns the result, or a text that says what happened instead. */
  place(order: Order): Promise<OrderResult | string> {
    const settles = () => void this.timeline.push('placeOrder settles');
    let promise: Promise<OrderResult>;
    try {
      promise = this.facade.placeOrder(order);
    } catch (error) {
      settles();
      return this.#unlessMistake(error, 'threw');
    }
    return Promise.resolve(promise).then(
      (result) => {
        settles();
        return result;
      },
      (error: unknown) => {
        settles();
        return this.#unlessMistake(error, 'rejected with');
      },
    );
  }

  /** What the facade did with stand-ins besides calling their methods, and arguments that no interface has. */
  beyondInterfaces(): string[] {
    return [...Object.values(this.#subsystems).flatMap(beyondInterface), ...this.#extraArguments];
  }

  /** An error of a subsystem, or of the facade's own, as a text. Mistakes like a TypeError keep their stack. */
  async #unlessMistake(error: unknown, verb: string): Promise<string> {
    const problems = (this.#setup.problems ?? []).flatMap((one) => Object.entries(one));
    const known = problems.find(([, problem]) => typeof problem === 'object' && problem.failure.value === error);
    if (known) return `placeOrder ${verb} what ${known[0]} failed with`;
    if (error instanceof TodoError || error instanceof TypeError || error instanceof ReferenceError) throw error;
    return `placeOrder ${verb} ${error instanceof Error ? error.name : show(error)}`;
  }

  #createSubsystems(form: SubsystemForm): Subsystems {
    const method =
      <T>(call: Call, value: (order: number) => T) =>
      (...args: unknown[]) =>
        this.#perform(call, this.#listed(call, args), value);
    const { authCode, trackingId, problems } = this.#setup;
    const inForm = <T extends object>(name: string, methods: T): T =>
      form === 'a stand-in' ? standIn(name, methods) : inObjectForm(methods, form);
    return {
      inventory: inForm('inventory', {
        reserve: method('reserve', (n) => problems?.[n - 1]?.reserve !== 'out of stock'),
        release: method('release', () => undefined),
      }),
      payment: inForm('payment', {
        charge: method('charge', (n) => authCode ?? `AUTH-${n}`),
        refund: method('refund', () => undefined),
      }),
      shipping: inForm('shipping', { scheduleDelivery: method('scheduleDelivery', (n) => trackingId ?? `TRK-${n}`) }),
      notification: inForm('notification', { sendConfirmation: method('sendConfirmation', () => undefined) }),
    };
  }

  /** The arguments that the interface has. */
  #listed(call: Call, args: unknown[]): unknown[] {
    const listed = argumentsOf(call, orderNumber(1), '', '').length;
    if (args.length > listed) this.#extraArguments.push(`calls ${call} with ${args.length} arguments`);
    return args.slice(0, listed);
  }

  #perform<T>(call: Call, args: unknown[], value: (order: number) => T): Promise<T> {
    const { problems = [], pause = () => ticks(20), during } = this.#setup;
    const order = problems.length > 1 ? numberIn(args) : 1;
    const problem = problems[order - 1]?.[call];
    if (!this.#isCreated) {
      this.callsOnCreation.push(lineOf(call, args));
      return Promise.resolve(value(order));
    }
    this.calls.push(lineOf(call, args));
    this.timeline.push(`${call} starts`);
    during?.(call, order);
    const fail = ({ value: thrown }: Failure): never => {
      this.timeline.push(`${call} fails`);
      throw thrown;
    };
    if (problem === 'never settles') return new Promise(() => {});
    if (typeof problem === 'object' && problem.how === 'throws') return fail(problem.failure);
    return pause(call, order).then(() => {
      if (typeof problem === 'object') return fail(problem.failure);
      this.timeline.push(`${call} ends`);
      return value(order);
    });
  }
}

interface Subsystems {
  inventory: InventoryService;
  payment: PaymentGateway;
  shipping: ShippingService;
  notification: NotificationService;
}

/** Places one order in a new shop, and waits until nothing more happens. */
export async function placeAlone(
  problems: Problems = {},
  setup: Omit<Setup, 'problems'> = {},
  order: Order = orderNumber(1),
): Promise<{ shop: Shop; result: OrderResult | string }> {
  const shop = new Shop({ ...setup, problems: [problems] });
  const result = await shop.place(order);
  await settle();
  return { shop, result };
}

export interface Expected {
  result: OrderResult;
  /** The calls of rule 1 that are made. */
  main: Call[];
  /** The undos that are called. */
  undos: Call[];
  reports: FailedCall[];
}

/** What the statement says about placing order 1. */
export function expected(problems: Problems): Expected {
  const stopped = (['reserve', 'charge', 'scheduleDelivery'] as const).find((call) => problems[call] !== undefined);
  const main = stopped === undefined ? [...mainCalls] : mainCalls.slice(0, mainCalls.indexOf(stopped) + 1);
  const undosAfter: Partial<Record<Call, Call[]>> = { charge: ['release'], scheduleDelivery: ['refund', 'release'] };
  const undos = (stopped && undosAfter[stopped]) ?? [];
  return {
    result: expectedResult(stopped, problems),
    main,
    undos,
    reports: [...main, ...undos].flatMap((call) => {
      const problem = problems[call];
      return typeof problem === 'object' ? [{ orderId: 'o1', call, error: problem.failure.value }] : [];
    }),
  };
}

function expectedResult(stopped: Call | undefined, problems: Problems): OrderResult {
  if (stopped === undefined) return { success: true, trackingId: 'TRK-1' };
  if (problems.reserve === 'out of stock') return { success: false, reason: 'out-of-stock' };
  return { success: false, reason: stopped === 'charge' ? 'payment-failed' : 'unavailable' };
}

/** A call with the arguments that the statement lists. */
export function expectedCall(call: Call, order: Order, authCode: string, trackingId: string): string {
  return lineOf(call, argumentsOf(call, order, authCode, trackingId));
}

function argumentsOf(call: Call, order: Order, authCode: string, trackingId: string): unknown[] {
  const args: Record<Call, unknown[]> = {
    reserve: [order.productId, order.qty],
    charge: [order.customerId, order.amount],
    scheduleDelivery: [order.orderId, order.shippingAddress],
    sendConfirmation: [order.customerEmail, order.orderId, trackingId],
    refund: [authCode],
    release: [order.productId, order.qty],
  };
  return args[call];
}

/** `charge starts`, `charge ends` for each call, or `charge fails` if it has a problem. */
export function oneByOne(calls: readonly Call[], problems: Problems = {}): string[] {
  return calls.flatMap((call) => [`${call} starts`, `${call} ${problems[call] === undefined ? 'ends' : 'fails'}`]);
}

/** The lines of a log that mention one of these calls, or `placeOrder`. */
export function linesAbout(calls: readonly Call[], lines: readonly string[]): string[] {
  return lines.filter((line) => [...calls, 'placeOrder'].some((name) => line.startsWith(name)));
}

/** All that happened to orders with these numbers. The order of their reports is left to rule 7. */
export async function outcomesTogether(
  { calls, reports }: Shop,
  placed: readonly (readonly [n: number, result: unknown])[],
): Promise<object[]> {
  const results = await Promise.all(placed.map(async ([n, result]) => ({ n, result: await result })));
  await settle();
  return results.map(({ n, result }) => ({
    result,
    calls: calls.filter((line) => numberIn([/'(.*?)'/.exec(line)?.[1]]) === n),
    reports: reports.filter((one) => show(one).includes(`'o${n}'`)).toSorted((a, b) => (show(a) < show(b) ? -1 : 1)),
  }));
}

/** What happens to each order if it is the only one of its facade. */
export async function outcomesAlone(...problems: Problems[]): Promise<object[]> {
  const outcomes: object[] = [];
  for (let n = 1; n <= problems.length; n += 1) {
    const shop = new Shop({ problems });
    // oxlint-disable-next-line no-await-in-loop
    const [outcome] = await outcomesTogether(shop, [[n, shop.place(orderNumber(n))]]);
    outcomes.push(outcome ?? {});
  }
  return outcomes;
}

/** The number of the order to which a call belongs, by its first argument. */
function numberIn(args: readonly unknown[]): number {
  return Number(/\d+/.exec(String(args[0]))?.[0] ?? 1);
}

/**
 * Everything that callers can reach on a facade or its class: `facade.placeOrder`, `OrderFacade.create`. `constructor`
 * and what every object and class has are left out.
 */
export function reachable(facade: OrderFacade): string[] {
  return [
    ...propertiesOf('facade', facade, ['constructor'], Object.prototype),
    ...propertiesOf(
      'OrderFacade',
      OrderFacade,
      ['length', 'name', 'prototype', Symbol.hasInstance],
      Function.prototype,
    ),
  ];
}

function propertiesOf(name: string, object: object, usual: PropertyKey[], last: object): string[] {
  const found = new Set<PropertyKey>();
  for (let one: object | null = object; one !== null && one !== last; one = Reflect.getPrototypeOf(one)) {
    for (const key of Reflect.ownKeys(one)) if (!usual.includes(key)) found.add(key);
  }
  return [...found].map((key) => `${name}.${String(key)}`);
}

/** Problems that say in counterexamples what goes wrong: `charge rejects with an Error, then release throws 0`. */
export function problemsOf(problems: Problems): Problems {
  return Object.defineProperty({ ...problems }, fc.toStringMethod, { value: () => describe(problems) });
}

function describe(problems: Problems): string {
  const lines = Object.entries(problems).map(([call, problem]) => {
    if (problem === 'out of stock') return 'reserve resolves with false';
    if (typeof problem === 'string') return `${call} ${problem}`;
    return `${call} ${problem.how === 'throws' ? 'throws' : 'rejects with'} ${problem.failure.name}`;
  });
  return lines.join(', then ') || 'none';
}

/** An order that is out of stock. */
export const outOfStock = problemsOf({ reserve: 'out of stock' });

/** One call that rejects with an ordinary error. */
export function failing(...calls: Call[]): Problems {
  return problemsOf(Object.fromEntries(calls.map((call) => [call, { how: 'rejects', failure: ordinaryFailure() }])));
}

/** A call that fails with any value, in one of these ways. */
export function failingWith(call: Call, ways: readonly Way[] = ['throws', 'rejects']): fc.Arbitrary<Problems> {
  return anyProblem(ways).map((problem) => problemsOf({ [call]: problem }));
}

/** Failures that careless code does not notice. */
export function typicalFailures(call: Call, ways: readonly Way[] = ['throws', 'rejects']): Problems[] {
  return ways.flatMap((how) => [
    problemsOf({ [call]: { how, failure: ordinaryFailure() } }),
    problemsOf({ [call]: { how, failure: failureOf('undefined', undefined) } }),
  ]);
}

/** Everything that can go wrong for one order: a call of rule 1, and then undos. */
export function anyProblems(ways: readonly Way[] = ['throws', 'rejects']): fc.Arbitrary<Problems> {
  const failing = (...calls: Call[]): fc.Arbitrary<Problems> =>
    fc
      .tuple(...calls.map(() => anyProblem(ways)))
      .map((all) => problemsOf(Object.fromEntries(calls.map((call, i) => [call, all[i]]))));
  return fc.oneof(
    failing(),
    fc.constant(outOfStock),
    failing('reserve'),
    failing('sendConfirmation'),
    failing('charge'),
    failing('charge', 'release'),
    failing('scheduleDelivery'),
    failing('scheduleDelivery', 'refund'),
    failing('scheduleDelivery', 'release'),
    failing('scheduleDelivery', 'refund', 'release'),
  );
}

function anyProblem(ways: readonly Way[]): fc.Arbitrary<Problem> {
  return fc.record({ how: fc.constantFrom(...ways), failure: anyFailure() });
}

function lineOf(call: Call, args: readonly unknown[]): string {
  return `${call}(${args.map((arg) => show(arg)).join(', ')})`;
}
