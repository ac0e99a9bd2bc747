import fc from 'fast-check';
import { trickyNames, walks } from '../support/generators.ts';
import { meddleWith } from '../support/meddle.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  DuplicatePluginError,
  PluginManager,
  PluginUnloadedError,
  RouteTakenError,
  UnknownPluginError,
  UnknownRouteError,
  type CoreApi,
  type EventHandler,
  type Plugin,
  type PluginFailure,
  type PluginInfo,
  type RouteHandler,
} from './plugin-architecture.ts';

/** What a plugin does. Refusals it writes down and goes on; `'crashes'` throws. `then` is what its handler does. */
export type Act =
  | { route: string; then?: Act[] }
  | { hear: string; then?: Act[] }
  | { emit: string }
  | { host: Step }
  | 'meddles with its API'
  | 'crashes';

/** A plugin: what it does in `initialize` and, where it has one, in `shutdown`. */
export interface Recipe {
  name: string;
  version: string;
  start: readonly Act[];
  end?: readonly Act[];
}

/** What the host does. With `later`, a plugin like 'auth 1.0' acts on its own account, loaded or not. */
export type Step =
  | { load: Recipe }
  | { unload: string }
  | { dispatch: string }
  | { emit: string }
  | { later: string; does: readonly Act[] }
  | 'list plugins';

/** Loading a plugin of version 1.0 unless another is given. */
export function load(name: string, start: readonly Act[], more: { version?: string; end?: Act[] } = {}): Step {
  return { load: { name, version: '1.0', start, ...more } };
}

/** A plugin acts on its own account, whether it is loaded or not. */
export function later(name: string, does: readonly Act[], version = '1.0'): Step {
  return { later: `${name} ${version}`, does };
}

/** Loading plugins that listen to 'login' with two handlers each; the first one of `speaker` does `then`. */
export function listeners(all: readonly string[], speaker?: string, then: Act[] = []): Step[] {
  return all.map((name) =>
    load(name, [name === speaker ? { hear: 'login', then } : { hear: 'login' }, { hear: 'login' }]),
  );
}

/** What happened when the steps were played on the learner's manager, line by line. */
export function played(steps: readonly Step[]): string[] {
  const stage = new Stage();
  for (const step of steps) stage.play(step);
  return stage.log;
}

/** What should happen. */
export function foretold(steps: readonly Step[]): string[] {
  const model = new Model();
  for (const step of steps) model.play(step);
  return model.log;
}

export const names = ['auth', 'audit', 'mail'] as const;
export const paths = ['/login', '/logout'] as const;
export const events = ['login', 'logout'] as const;
export const emptyLooking = [undefined, null, 0, '', false, Number.NaN] as const;

/** Every way to use an API. */
export const uses: readonly Act[] = [{ route: '/login' }, { hear: 'login' }, { emit: 'login' }];

/** Steps that show all that is registered. */
export const probes: Step[] = [
  ...paths.map((dispatch) => ({ dispatch })),
  ...events.map((emit) => ({ emit })),
  'list plugins',
];

/** Data, requests and answers. */
export function values(): fc.Arbitrary<unknown> {
  return fc.oneof(fc.constantFrom(...emptyLooking), fc.nat(3), fc.array(fc.nat(3), { maxLength: 2 }));
}

/** What code throws, rightly or wrongly. */
export function throwables(): fc.Arbitrary<unknown> {
  return fc.constantFrom<unknown>(new Error('no database'), new TypeError('no port'), 'just a text', 0);
}

/** Lists of registrations. */
export function registrations(maxLength = 4): fc.Arbitrary<Act[]> {
  const all = [...paths.map((route) => ({ route })), ...events.map((hear) => ({ hear }))];
  return fc.array(fc.constantFrom<Act>(...all), { maxLength });
}

/** Lists of routes to take, with repeats. */
export function routes(): fc.Arbitrary<Act[]> {
  return fc.array(fc.constantFrom<Act>(...paths.map((route) => ({ route }))), { maxLength: 3 });
}

/** Handlers of events, some of which do `then`. */
export function hearing(then: Act[]): fc.Arbitrary<Act[]> {
  const all = events.flatMap((hear): Act[] => [{ hear }, { hear, then }]);
  return fc.array(fc.constantFrom(...all), { maxLength: 3 });
}

/** Some uses of an API. */
export function useOfApi(): fc.Arbitrary<Act[]> {
  return fc.array(fc.constantFrom(...uses), { minLength: 1, maxLength: 4 });
}

/** What a plugin does in `initialize` or `shutdown` that shows who can reach it just then. */
export function lookingAround(): fc.Arbitrary<Act[]> {
  return fc.array(fc.constantFrom(...uses, ...probes.map((host) => ({ host }))), { maxLength: 6 });
}

/** What a handler does that brings new handlers of its event. */
export function newcomers(): fc.Arbitrary<Act[]> {
  return fc.subarray<Act>([{ hear: 'login' }, { host: load('mail', [{ hear: 'login' }]) }], { minLength: 1 });
}

/** Loading, unloading, requests and events, with names that make look-up tables fail. */
export function hostSteps(): fc.Arbitrary<Step[]> {
  const name = fc.constantFrom('auth', 'audit', ...trickyNames);
  const registration = fc.oneof(fc.record({ route: name }, plain), fc.record({ hear: name }, plain));
  const start = fc.array(registration, { maxLength: 3 });
  const load = fc.record({ name, version: fc.constantFrom('1.0', '2.0'), start }, plain);
  return walks(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ load }, plain) },
      { weight: 2, arbitrary: fc.record({ unload: name }, plain) },
      { weight: 3, arbitrary: fc.record({ dispatch: name }, plain) },
      { weight: 3, arbitrary: fc.record({ emit: name }, plain) },
    ),
    20,
  );
}

/** Plugins that come, go, come again and listen, at once or later. */
export function listeningSteps(): fc.Arbitrary<Step[]> {
  const name = fc.constantFrom(...names);
  return walks(
    fc.oneof(
      name.map((one) => load(one, [{ hear: 'login' }])),
      name.map((one) => later(one, [{ hear: 'login' }])),
      name.map((unload): Step => ({ unload })),
    ),
    12,
  );
}

const plain = { noNullPrototype: true } as const;

/** Its methods need `this`. */
export class Counter implements Plugin {
  readonly name = 'counter';
  readonly version = '1.0';
  readonly #story: string[] = [];

  constructor() {
    Object.freeze(this);
  }

  get story(): string[] {
    return [...this.#story];
  }

  initialize(core: CoreApi): void {
    this.#story.push('initialized');
    core.on('login', () => this.#story.push('heard'));
  }

  shutdown(): void {
    this.#story.push('shut down');
  }
}

export function createManager(report: (failure: PluginFailure) => void = () => {}): PluginManager {
  return new PluginManager(report);
}

export function withRoute(name: string, path: string, handler: RouteHandler): Plugin {
  return { name, version: '1.0', initialize: (core) => core.registerRoute(path, handler) };
}

/** A plugin that registers one handler, or the same one several times. */
export function listener(name: string, event: string, handler: EventHandler, times = 1): Plugin {
  const initialize = (core: CoreApi) => {
    for (let i = 0; i < times; i += 1) core.on(event, handler);
  };
  return { name, version: '1.0', initialize };
}

export function listOf(manager: PluginManager): string[] {
  return manager.plugins.map(({ name, version }) => `${name} ${version}`);
}

export function thrower(error: unknown): never {
  throw error;
}

class Crash extends Error {}

/** A plugin that was given to `load`. */
interface Actor extends Recipe {
  readonly label: string;
  /** How many handlers it has handed in, refused ones included. */
  handlers: number;
}

interface Handler {
  readonly actor: Actor;
  readonly label: string;
  readonly then: readonly Act[];
}

/** Plays steps and writes down what happens; what happens meanwhile is indented. What a manager does is left open. */
abstract class Story {
  readonly log: string[] = [];
  readonly #initialized = new Map<string, Actor>();
  #depth = 0;
  #count = 0;

  protected abstract load(actor: Actor): void;
  protected abstract unload(name: string): void;
  protected abstract dispatch(path: string, request: number): unknown;
  protected abstract emit(event: string, data: number): void;
  protected abstract plugins(): readonly PluginInfo[];
  protected abstract route(path: string, handler: Handler): void;
  protected abstract on(event: string, handler: Handler): void;
  protected abstract emitAs(actor: Actor, event: string, data: number): void;

  play(step: Step): void {
    if (step === 'list plugins') {
      this.note(`plugins: ${this.plugins().map(labelOf).join(', ')}`);
    } else if ('load' in step) {
      const actor = { ...step.load, label: labelOf(step.load), handlers: 0 };
      this.#attempt(`load ${actor.label}`, () => this.load(actor));
    } else if ('unload' in step) {
      this.#attempt(`unload ${step.unload}`, () => this.unload(step.unload));
    } else if ('dispatch' in step) {
      const request = this.#next();
      this.#attempt(`dispatch ${step.dispatch}, ${request}`, () => this.dispatch(step.dispatch, request));
    } else if ('emit' in step) {
      const data = this.#next();
      this.#attempt(`emit ${step.emit}, ${data}`, () => this.emit(step.emit, data));
    } else {
      const actor = this.#initialized.get(step.later);
      if (actor) this.#act(actor, step.does);
    }
  }

  protected initialize(actor: Actor): void {
    this.#initialized.set(actor.label, actor);
    this.#within(`${actor.label} initializes`, () => this.#act(actor, actor.start));
  }

  protected shutDown(actor: Actor): void {
    const { end } = actor;
    if (end) this.#within(`${actor.label} shuts down`, () => this.#act(actor, end));
  }

  protected answer({ actor, label, then }: Handler, request: unknown): string {
    return this.#within(`${label} is asked ${show(request)}`, () => {
      this.#act(actor, then);
      return `answer of ${label}`;
    });
  }

  protected hear({ actor, label, then }: Handler, data: unknown): void {
    this.#within(`${label} hears ${show(data)}`, () => this.#act(actor, then));
  }

  protected report(failure: PluginFailure): void {
    const where = failure.during === 'event' ? `event ${failure.event}` : failure.during;
    this.note(`report: ${failure.plugin} failed during ${where}: ${nameOf(failure.error)}`);
  }

  protected note(line: string): void {
    this.log.push(`${'  '.repeat(this.#depth)}${line}`);
  }

  #act(actor: Actor, acts: readonly Act[]): void {
    const { label } = actor;
    for (const act of acts) {
      if (act === 'crashes') throw new Crash(`${label} crashed`);
      if (act === 'meddles with its API') {
        this.meddle(actor);
      } else if ('host' in act) {
        this.play(act.host);
      } else if ('emit' in act) {
        const data = this.#next();
        this.#attempt(`${label} emits ${act.emit}, ${data}`, () => this.emitAs(actor, act.emit, data));
      } else {
        actor.handlers += 1;
        const handler = { actor, label: `handler ${actor.handlers} of ${label}`, then: act.then ?? [] };
        if ('route' in act)
          this.#attempt(`${label} registers handler ${actor.handlers} for route ${act.route}`, () =>
            this.route(act.route, handler),
          );
        else
          this.#attempt(`${label} registers handler ${actor.handlers} for event ${act.hear}`, () =>
            this.on(act.hear, handler),
          );
      }
    }
  }

  protected meddle(_actor: Actor): void {}

  #within<T>(heading: string, action: () => T): T {
    this.note(heading);
    this.#depth += 1;
    try {
      return action();
    } finally {
      this.#depth -= 1;
    }
  }

  /** Writes down also how it ended, unless it just returned. */
  #attempt(heading: string, action: () => unknown): void {
    this.#within(heading, () => {
      let result: unknown;
      const error = thrownBy(() => (result = action()));
      if (error !== nothingThrown) this.note(`throws ${nameOf(error)}`);
      else if (result !== undefined) this.note(`returns ${show(result)}`);
    });
  }

  /** A different number for each request and each event. */
  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}

/** The learner's manager. */
class Stage extends Story {
  readonly #manager = new PluginManager((failure) => this.report(failure));
  readonly #apis = new Map<Actor, CoreApi>();

  protected load(actor: Actor): void {
    this.#manager.load(this.#pluginOf(actor));
  }

  protected unload(name: string): void {
    this.#manager.unload(name);
  }

  protected dispatch(path: string, request: number): unknown {
    return this.#manager.dispatch(path, request);
  }

  protected emit(event: string, data: number): void {
    this.#manager.emit(event, data);
  }

  protected plugins(): readonly PluginInfo[] {
    return this.#manager.plugins;
  }

  protected route(path: string, handler: Handler): void {
    this.#apis.get(handler.actor)?.registerRoute(path, (request) => this.answer(handler, request));
  }

  protected on(event: string, handler: Handler): void {
    this.#apis.get(handler.actor)?.on(event, (data) => this.hear(handler, data));
  }

  protected emitAs(actor: Actor, event: string, data: number): void {
    this.#apis.get(actor)?.emit(event, data);
  }

  protected override meddle(actor: Actor): void {
    spoil(this.#apis.get(actor));
  }

  #pluginOf(actor: Actor): Plugin {
    const initialize = (core: CoreApi) => {
      this.#apis.set(actor, core);
      this.initialize(actor);
    };
    const { name, version } = actor;
    if (!actor.end) return { name, version, initialize };
    return { name, version, initialize, shutdown: () => this.shutDown(actor) };
  }
}

/** What a manager does, told of recipes: one list of all registrations. */
class Model extends Story {
  #loaded: Actor[] = [];
  readonly #dead = new Set<Actor>();
  readonly #routes: [path: string, Handler][] = [];
  readonly #listeners: [event: string, Handler][] = [];

  protected load(actor: Actor): void {
    if (this.#find(actor.name)) throw new DuplicatePluginError(actor.name);
    const error = thrownBy(() => this.initialize(actor));
    if (error === nothingThrown) this.#loaded.push(actor);
    else this.#bury(actor);
    if (error !== nothingThrown) throw error;
  }

  protected unload(name: string): void {
    const actor = this.#find(name);
    if (!actor) throw new UnknownPluginError(name);
    const error = thrownBy(() => this.shutDown(actor));
    if (error !== nothingThrown) this.report({ plugin: name, during: 'shutdown', error });
    this.#bury(actor);
  }

  protected dispatch(path: string, request: number): string {
    const found = this.#routes.find(([taken, { actor }]) => taken === path && this.#loaded.includes(actor));
    if (!found) throw new UnknownRouteError(path);
    return this.answer(found[1], request);
  }

  protected emit(event: string, data: number): void {
    const heard = this.#listeners.filter(([name]) => name === event).map(([, handler]) => handler);
    const inOrder = this.#loaded.flatMap((actor) => heard.filter((handler) => handler.actor === actor));
    for (const handler of inOrder) {
      if (this.#dead.has(handler.actor)) continue;
      const error = thrownBy(() => this.hear(handler, data));
      if (error !== nothingThrown) this.report({ plugin: handler.actor.name, during: 'event', event, error });
    }
  }

  protected plugins(): readonly PluginInfo[] {
    return this.#loaded;
  }

  protected route(path: string, handler: Handler): void {
    this.#check(handler.actor);
    const owner = this.#routes.find(([taken, { actor }]) => taken === path && !this.#dead.has(actor));
    if (owner) throw new RouteTakenError(path, owner[1].actor.name);
    this.#routes.push([path, handler]);
  }

  protected on(event: string, handler: Handler): void {
    this.#check(handler.actor);
    this.#listeners.push([event, handler]);
  }

  protected emitAs(actor: Actor, event: string, data: number): void {
    this.#check(actor);
    this.emit(event, data);
  }

  #check(actor: Actor): void {
    if (this.#dead.has(actor)) throw new PluginUnloadedError(actor.name);
  }

  #find(name: string): Actor | undefined {
    return this.#loaded.find((actor) => actor.name === name);
  }

  #bury(actor: Actor): void {
    this.#dead.add(actor);
    this.#loaded = this.#loaded.filter((one) => one !== actor);
  }
}

function labelOf({ name, version }: PluginInfo): string {
  return `${name} ${version}`;
}

function nameOf(error: unknown): string {
  if (error instanceof DuplicatePluginError) return `DuplicatePluginError: ${show(error.plugin)}`;
  if (error instanceof UnknownPluginError) return `UnknownPluginError: ${show(error.plugin)}`;
  if (error instanceof RouteTakenError) return `RouteTakenError: ${show(error.path)} of ${show(error.owner)}`;
  if (error instanceof UnknownRouteError) return `UnknownRouteError: ${show(error.path)}`;
  if (error instanceof PluginUnloadedError) return `PluginUnloadedError: ${show(error.plugin)}`;
  return error instanceof Crash ? error.message : `something else: ${String(error)}`;
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

/** Does to an API whatever a plugin could do to it. */
function spoil(core: CoreApi | undefined): void {
  if (!core) return;
  const members = ['registerRoute', 'on', 'emit'] as const;
  meddleWith(core, members);
  for (const member of members) {
    thrownBy(() => Reflect.defineProperty(core, member, { value: () => {} }));
    thrownBy(() => Reflect.deleteProperty(core, member));
  }
}
