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
  /** What a model expects in the learner's own states. A law that is not about the table lets it ask an order. */
  ownStates?: 'what the table says' | 'what an order that starts there does';
}

export type Moment = 'in the effect' | 'before the effect' | 'after the effect';

/** The table of rule 3. */
const table: Readonly<Record<string, StateRecipe>> = {
  PENDING: { status: 'PENDING', pay: 'PAID', cancel: 'CANCELLED' },
  PAID: { status: 'PAID', ship: 'SHIPPED', cancel: 'CANCELLED' },
  SHIPPED: { status: 'SHIPPED' },
  CANCELLED: { status: 'CANCELLED' },
};

export const effectOf = { pay: 'charge', ship: 'dispatch', cancel: 'refund' } as const;

/** An order under test. It describes in a line what each step did. */
export class Session {
  readonly order: Order;
  /** All effects that were called, like `charge('o1', 1200)`. */
  readonly effectCalls: string[] = [];
  /** What the next effect does before it returns. */
  inside: (() => void) | undefined;
  /** Whether an effect threw, for each step. */
  readonly hasFailed: boolean[] = [];
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
    this.hasFailed.push(this.#thrownByEffect !== undefined);
    const calls = this.#calls.splice(before);
    return this.#line({ step, calls: fails ? [] : calls, ...outcome });
  }

  /** The line about a step whose effect threw, if the step changed nothing. Sends nothing. */
  lineOfFailure(step: Step): string {
    return this.#line({ step, error: whatTheEffectThrew });
  }

  #line(report: Pick<Report, 'step'> & Partial<Report>): string {
    const can = () => events.filter((one) => this.order.can(one));
    return line(this.#setup, { calls: [], status: this.order.status(), can, ...report });
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
  readonly #setup: Setup;
  #state: StateRecipe;
  /** An order of the learner's that is in the current state. */
  #own: Session | undefined;

  constructor(setup: Setup = {}) {
    this.#setup = setup;
    this.#state = this.#enter(setup.start ?? 'PENDING');
  }

  get status(): string {
    return this.#state.status;
  }

  accepts(event: OrderEvent): boolean {
    return this.#state[event] !== undefined;
  }

  send(event: OrderEvent): string {
    if (this.#own) return this.#own.send(event);
    const { id = 'o1', amount = 1200, start } = this.#setup;
    const state = this.#state;
    const next = state[event];
    if (next === undefined) return this.#line({ step: event, refusal: refusal(state.status, event) });
    const effects = state === table['PENDING'] && event === 'cancel' ? [] : [effectCall(event, id, amount)];
    const calls = start === undefined ? effects : [methodCall(state.status, event, effects)];
    this.#state = this.#enter(next);
    return this.#line({ step: event, calls });
  }

  #line(report: Pick<Report, 'step'> & Partial<Report>): string {
    const can = () => events.filter((event) => this.#own?.order.can(event) ?? this.accepts(event));
    return line(this.#setup, { calls: [], status: this.status, can, ...report });
  }

  #enter(name: string): StateRecipe {
    const { plugIns = {}, ownStates } = this.#setup;
    if (plugIns[name]) return plugIns[name];
    if (ownStates === 'what an order that starts there does')
      this.#own = new Session({ ...this.#setup, plugIns: {}, start: name });
    return table[name] ?? { status: 'no state' };
  }
}

/** A line for each step. */
export function run<T extends Step>(subject: { send(step: T): string }, steps: readonly T[]): string[] {
  return steps.map((step) => subject.send(step));
}

/** The lines for the same steps, if the failed ones change nothing: they are not sent. */
export function runWithoutFailed(subject: Session, steps: readonly Step[], hasFailed: readonly boolean[]): string[] {
  return steps.map((step, i) => (hasFailed[i] ? subject.lineOfFailure(step) : subject.send(step)));
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

export function effectCall(event: OrderEvent, id: string, amount?: number): string {
  const facts = event === 'ship' ? [id] : [id, amount];
  return `${effectOf[event]}(${facts.map(show).join(', ')})`;
}

export function methodCall(status: string, event: OrderEvent, effects: readonly string[]): string {
  return `${status}.${event} { ${effects.map((effect) => `${effect} `).join('')}}`;
}

function read(step: Step): { event: OrderEvent; fails: boolean } {
  const event = events.find((one) => step.startsWith(one)) ?? 'pay';
  return { event, fails: step !== event };
}

/** The output lines for events that an order in this status refuses because it is handling another event. */
export function refusedInside(status: string, inside: readonly OrderEvent[]): string[] {
  return inside.map((one) => `inside: ${one}: ${refusal(status, one)} → ${status}, can nothing`);
}

/** Where an unexpected error comes from. */
export function placeOf(error: unknown): string {
  const place =
    error instanceof Error
      ? /([\w-]+\.ts:\d+)/.exec(error.stack?.replaceAll(/.*\.(?:model|test)\.ts.*/g, '') ?? '')
      : null;
  return place ? ` at ${place[1]}` : '';
}

function throwIt(value: unknown): never {
  throw value;
}
