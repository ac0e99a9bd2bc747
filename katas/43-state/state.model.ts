import type { Failure } from '../support/failure.ts';
import { inObjectForm, type ObjectForm } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { TodoError } from '../support/todo.ts';
import {
  cancelled,
  Order,
  type OrderEffects,
  type OrderEvent,
  type OrderFacts,
  type OrderState,
  TransitionRefusedError,
  paid,
  pending,
  shipped,
} from './state.ts';

export const events = ['pay', 'ship', 'cancel'] as const satisfies readonly OrderEvent[];

/** An event, or `pay fails`: an event whose effect throws. */
export type Step = OrderEvent | `${OrderEvent} fails`;

/** A state as data: its status, and the name of the next state for each event that it accepts. */
export type StateRecipe = { status: string } & Partial<Record<OrderEvent, string>>;

export interface Setup {
  id?: string;
  amount?: number;
  /** What the line about a step shows besides the event, the status after it and errors. */
  shows?: readonly ('calls' | 'refusals' | 'can')[];
  /** The name of the first state. From then on, the lines show each call of a state's method. */
  start?: string;
  /** The first state itself. */
  startState?: OrderState;
  /** States that the order has never seen, by name. */
  plugIns?: Readonly<Record<string, StateRecipe>>;
  /** How these states are written. */
  form?: ObjectForm;
  /** How the effects are written. */
  effects?: ObjectForm;
  /** What a failing effect throws. */
  failure?: Failure;
  /** When the step's `inside` runs: in its effect, or in the state's method around the effect. Needs `start`. */
  moment?: Moment;
  /** Another session, whose effects this one shares. */
  sharesEffectsOf?: Session;
  /** Passes the caller's objects to the code under test. */
  give?: <T>(value: T) => T;
}

export type Moment = 'in the effect' | 'before the effect' | 'after the effect';

/** The table of rule 3. */
const table: Readonly<Record<string, StateRecipe>> = {
  PENDING: { status: 'PENDING', pay: 'PAID', cancel: 'CANCELLED' },
  PAID: { status: 'PAID', ship: 'SHIPPED', cancel: 'CANCELLED' },
  SHIPPED: { status: 'SHIPPED' },
  CANCELLED: { status: 'CANCELLED' },
};

const effectOf = { pay: 'charge', ship: 'dispatch', cancel: 'refund' } as const;

/** An order under test. It describes in a line what each step did. */
export class Session {
  readonly order: Order;
  /** All effects that were called, like `charge('o1', 1200)`. */
  readonly effectCalls: string[] = [];
  /** What the next effect does before it returns. */
  inside: (() => void) | undefined;
  /** Calls that no line has shown yet. */
  #calls: string[] = [];
  readonly #effects: OrderEffects;
  #thrownByEffect: { value: unknown } | undefined;
  readonly #setup: Setup;
  readonly #plugged: Record<string, OrderState | undefined> = {};

  constructor(setup: Setup = {}) {
    const { id = 'o1', amount = 1200, effects = 'an object literal', give = (value) => value } = setup;
    this.#setup = setup;
    this.#calls = setup.sharesEffectsOf ? setup.sharesEffectsOf.#calls : [];
    this.#effects = setup.sharesEffectsOf
      ? setup.sharesEffectsOf.#effects
      : give(
          inObjectForm(
            {
              charge: (orderId: string, cents: number) => this.#perform(effectCall('pay', orderId, cents)),
              dispatch: (orderId: string) => this.#perform(effectCall('ship', orderId)),
              refund: (orderId: string, cents: number) => this.#perform(effectCall('cancel', orderId, cents)),
            },
            effects,
          ),
        );
    const start = setup.start === undefined ? setup.startState : this.#stateNamed(setup.start);
    this.order =
      start === undefined ? new Order(id, amount, this.#effects) : new Order(id, amount, this.#effects, start);
  }

  send(step: Step): string {
    const { event, fails } = read(step);
    if (fails) this.inside ??= () => throwIt(this.#setup.failure?.value);
    this.#thrownByEffect = undefined;
    const before = this.#calls.length;
    const outcome = this.#outcomeOf(() => this.order[event]());
    this.inside = undefined;
    return line(this.#setup, {
      step,
      calls: this.#calls.splice(before),
      ...outcome,
      status: this.order.status(),
      can: () => events.filter((one) => this.order.can(one)),
    });
  }

  /** An effect. It returns something, as `calls.push(…)` does in the statement's example. */
  #perform(call: string): number {
    this.effectCalls.push(call);
    this.#calls.push(call);
    const { moment = 'in the effect' } = this.#setup;
    if (moment === 'in the effect') this.#runInside();
    return this.effectCalls.length;
  }

  #runInside(): void {
    const { inside } = this;
    this.inside = undefined;
    try {
      inside?.();
    } catch (error) {
      this.#thrownByEffect = { value: error };
      throw error;
    }
  }

  #outcomeOf(action: () => void): Pick<Report, 'refusal' | 'error'> {
    try {
      action();
      return {};
    } catch (error) {
      if (error instanceof TodoError) throw error;
      if (this.#thrownByEffect && Object.is(error, this.#thrownByEffect.value)) return { error: whatTheEffectThrew };
      if (error instanceof TransitionRefusedError) return { refusal: refusal(error.status, error.event) };
      return { error: `throws ${String(error)}${placeOf(error)}` };
    }
  }

  /** A plugged-in state, or one of the learner's with each call of its methods shown. */
  #stateNamed(name: string): OrderState {
    const { plugIns = {}, form = 'an object literal', give = (value) => value } = this.#setup;
    const made = (this.#plugged[name] ??= plugIns[name] && give(inObjectForm(this.#methodsOf(plugIns[name]), form)));
    return made ?? this.#watched(yours(name));
  }

  #methodsOf(recipe: StateRecipe): OrderState {
    const accepted = events.flatMap((event) => {
      const next = recipe[event];
      if (next === undefined) return [];
      const method = ({ id, amount, effects }: OrderFacts) => {
        this.#show(recipe.status, event, () => effects[effectOf[event]](id, amount));
        return this.#stateNamed(next);
      };
      return [[event, method] as const];
    });
    return { status: recipe.status, ...Object.fromEntries(accepted) };
  }

  #watched(state: OrderState): OrderState {
    const accepted = events.flatMap((event) => {
      if (state[event] === undefined) return [];
      const method = (facts: OrderFacts) =>
        this.#watched(this.#show(state.status, event, () => state[event]?.(facts)) ?? state);
      return [[event, method] as const];
    });
    return inObjectForm(
      { status: state.status, ...Object.fromEntries(accepted) },
      this.#setup.form ?? 'an object literal',
    );
  }

  /** Shows a call of a state's method, and the effects that it called, even if one of them throws. */
  #show<T>(status: string, event: OrderEvent, work: () => T): T {
    const before = this.#calls.length;
    try {
      if (this.#setup.moment === 'before the effect') this.#runInside();
      const result = work();
      if (this.#setup.moment === 'after the effect') this.#runInside();
      return result;
    } finally {
      this.#calls.push(methodCall(status, event, this.#calls.splice(before)));
    }
  }
}

/** The lines that a session should show, by the table and the plugged-in states. */
export class Model {
  #state: StateRecipe;
  readonly #setup: Setup;

  constructor(setup: Setup = {}) {
    this.#setup = setup;
    this.#state = this.#stateNamed(setup.start ?? 'PENDING');
  }

  get status(): string {
    return this.#state.status;
  }

  accepts(step: Step): boolean {
    return this.#state[read(step).event] !== undefined;
  }

  send(step: Step): string {
    const { event, fails } = read(step);
    const { id = 'o1', amount = 1200, start } = this.#setup;
    const state = this.#state;
    const next = state[event];
    if (next === undefined) return this.#line({ step, refusal: refusal(state.status, event) });
    const effects = state === table['PENDING'] && event === 'cancel' ? [] : [effectCall(event, id, amount)];
    const calls = start === undefined ? effects : [methodCall(state.status, event, effects)];
    if (fails && effects.length > 0) return this.#line({ step, calls, error: whatTheEffectThrew });
    this.#state = this.#stateNamed(next);
    return this.#line({ step, calls });
  }

  #line(report: Pick<Report, 'step'> & Partial<Report>): string {
    const can = () => events.filter((event) => this.#state[event] !== undefined);
    return line(this.#setup, { calls: [], status: this.status, can, ...report });
  }

  #stateNamed(name: string): StateRecipe {
    return this.#setup.plugIns?.[name] ?? table[name] ?? { status: 'no state' };
  }
}

/** A line for each step of a story. */
export function run(subject: Pick<Session, 'send'>, steps: readonly Step[]): string[] {
  return steps.map((step) => subject.send(step));
}

/** The steps that are accepted if they are sent one after another. */
export function acceptedOf(steps: readonly Step[], setup: Setup = {}): Step[] {
  const model = new Model(setup);
  return steps.filter((step) => {
    const isAccepted = model.accepts(step);
    model.send(step);
    return isAccepted;
  });
}

interface Report {
  step: Step;
  calls: readonly string[];
  refusal?: string;
  error?: string;
  status: string;
  can: () => readonly OrderEvent[];
}

function line({ shows = ['calls'] }: Setup, { step, calls, refusal, error, status, can }: Report): string {
  const happened = [
    ...(shows.includes('calls') ? calls : []),
    ...(shows.includes('refusals') && refusal !== undefined ? [refusal] : []),
    ...(error === undefined ? [] : [error]),
  ];
  const accepts = shows.includes('can') ? `, can ${can().join(' or ') || 'nothing'}` : '';
  return `${step}: ${happened.map((one) => `${one} `).join('')}→ ${status}${accepts}`;
}

/** What a state's method does without an order, given only the facts. */
export function runAlone(name: string, event: OrderEvent, facts: { id: string; amount: number }): string[] {
  const calls: string[] = [];
  const effects = {
    charge: (id: string, cents: number) => void calls.push(effectCall('pay', id, cents)),
    dispatch: (id: string) => void calls.push(effectCall('ship', id)),
    refund: (id: string, cents: number) => void calls.push(effectCall('cancel', id, cents)),
  };
  const given: OrderFacts = { ...facts, effects };
  const runOnce = () => {
    calls.length = 0;
    try {
      const next = yours(name)[event]?.(given);
      return `${methodCall(name, event, calls)} → ${next?.status}`;
    } catch (error) {
      if (error instanceof TodoError) throw error;
      return `${methodCall(name, event, calls)} throws ${String(error)}${placeOf(error)}`;
    }
  };
  return [runOnce(), runOnce()];
}

/** How `runAlone` should describe it. */
export function expectedAlone(name: string, event: OrderEvent, facts: { id: string; amount: number }): string {
  const model = new Model({ ...facts, start: name });
  return model.send(event).replace(`${event}: `, '');
}

/**
 * Tells whether an effect is called by the code of the state's method, or by other code. A call from the method comes from the same lines as one from the method alone.
 *
 * @param sendEvent makes an order with these effects, and sends it the event
 */
export function callerOfEffect(name: string, event: OrderEvent, sendEvent: (effects: OrderEffects) => void): string {
  const byState = pathOfEffect(effectOf[event], (effects) => {
    yours(name)[event]?.({ id: 'o1', amount: 1200, effects });
  });
  const byOrder = pathOfEffect(effectOf[event], sendEvent);
  if (!byState) return `nothing when ${name}.${event} was called without an order`;
  if (!byOrder) return 'nothing';
  const isByState = byOrder.some((_, i) => byState.every((place, j) => byOrder[i + j] === place));
  return isByState ? `${name}.${event}` : `other code, at ${byOrder[0]?.replaceAll(/^.*[\\/]|:\d+$/g, '')}`;
}

/** The places in the learner's code from which an effect was called, innermost first. */
function pathOfEffect(effect: keyof OrderEffects, work: (effects: OrderEffects) => void): string[] | undefined {
  let path: string[] | undefined;
  const note = (called: keyof OrderEffects) => {
    if (called === effect) path = placesOnStack();
  };
  try {
    work({ charge: () => note('charge'), dispatch: () => note('dispatch'), refund: () => note('refund') });
  } catch (error) {
    if (error instanceof TodoError) throw error;
  }
  return path;
}

function placesOnStack(): string[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 50;
  const { stack = '' } = new Error('only for its stack');
  Error.stackTraceLimit = stackTraceLimit;
  return stack.split('\n').flatMap((frame) => {
    const [, file = '', place = ''] = /([^\s(?]+\.ts)(?:\?[^:]*)?(:\d+:\d+)\)?$/.exec(frame) ?? [];
    const isLearners = file !== '' && !/state\.(?:model|test)\.ts|[\\/](?:support|node_modules)[\\/]/.test(file);
    return isLearners ? [file + place] : [];
  });
}

/**
 * What an order does that starts in one of the learner's own states, while a method of that state is replaced or added.
 */
export function runWithNewMethod(name: string, event: OrderEvent): string {
  const state = yours(name);
  const own = Object.getOwnPropertyDescriptor(state, event);
  let calls = 0;
  const newMethod = (): OrderState => {
    calls += 1;
    return { status: 'NEXT' };
  };
  if (!Reflect.defineProperty(state, event, { value: newMethod, enumerable: true, configurable: true, writable: true }))
    return `a test cannot replace ${name}.${event}`;
  try {
    const session = new Session({ startState: state, shows: [] });
    const can = session.order.can(event);
    return `can ${event}: ${can}, ${session.send(event)}, ${calls} call${calls === 1 ? '' : 's'} of the method`;
  } finally {
    if (own) Object.defineProperty(state, event, own);
    else Reflect.deleteProperty(state, event);
  }
}

/** The learner's own state with this status. */
export function yours(name: string): OrderState {
  const states: Record<string, OrderState> = {
    PENDING: pending,
    PAID: paid,
    SHIPPED: shipped,
    CANCELLED: cancelled,
  };
  return states[name] ?? pending;
}

/** A refusal as a line shows it. */
export function refusal(status: string, event: string): string {
  return `throws TransitionRefusedError(${status}, ${event})`;
}

const whatTheEffectThrew = 'throws what the effect threw';

function effectCall(event: OrderEvent, id: string, amount?: number): string {
  const facts = event === 'ship' ? [id] : [id, amount];
  return `${effectOf[event]}(${facts.map(show).join(', ')})`;
}

function methodCall(status: string, event: OrderEvent, effects: readonly string[]): string {
  return `${status}.${event} { ${effects.map((effect) => `${effect} `).join('')}}`;
}

function read(step: Step): { event: OrderEvent; fails: boolean } {
  const event = events.find((one) => step.startsWith(one)) ?? 'pay';
  return { event, fails: step !== event };
}

/** Where an unexpected error comes from. */
function placeOf(error: unknown): string {
  const place =
    error instanceof Error
      ? /([\w-]+\.ts:\d+)/.exec(error.stack?.replaceAll(/.*state\.(?:model|test)\.ts.*/g, '') ?? '')
      : null;
  return place ? ` at ${place[1]}` : '';
}

function throwIt(value: unknown): never {
  throw value;
}
