import { show } from '../support/show.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import {
  type CoreApi,
  DuplicatePluginError,
  type EventHandler,
  type Plugin,
  type PluginFailure,
  type PluginInfo,
  PluginUnloadedError,
  type RouteHandler,
  RouteTakenError,
  UnknownPluginError,
  UnknownRouteError,
} from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';

/**
 * What a plugin does. It catches errors of the core and goes on. `then` is what its handler does when it is called for
 * the first time. `{ shares }` registers a function that all plugins share. `{ host }` is what the host does meanwhile.
 */
export type Act =
  | { route: string; then?: readonly Act[] }
  | { on: string; then?: readonly Act[] }
  | { shares: string }
  | { emit: string }
  | { host: Step }
  | 'throws';

/**
 * What the host does. `start` is what the plugin does in `initialize`, `end` what it does in `shutdown`. A plugin that
 * acts `late` uses the API that it got: `'auth'` the first one, `'auth II'` the one of its second load.
 */
export type Step =
  | { load: string; version?: string; start?: readonly Act[]; end?: readonly Act[] }
  | { unload: string }
  | { dispatch: string }
  | { emit: string }
  | { late: string; acts: readonly Act[] }
  | 'list';

type LoadStep = Extract<Step, { load: string }>;
type Report = (failure: PluginFailure) => void;
type Manager = Pick<PluginManager, 'plugins' | 'load' | 'unload' | 'dispatch' | 'emit'>;

/** The story of these steps with your manager. */
export function story(steps: readonly Step[], onReport?: readonly Step[]): string[] {
  return run(new Session(onReport), steps);
}

/** What the story should be. */
export function expectedStory(steps: readonly Step[], onReport?: readonly Step[]): string[] {
  return run(new Session(onReport, (report) => new ModelManager(report)), steps);
}

/** Plays the steps, and returns what happened. */
export function run(session: Session, steps: readonly Step[]): string[] {
  for (const step of steps) session.do(step);
  return session.log;
}

/** A manager with plugins that write down what happens. Whatever happens during a call is indented below it. */
export class Session {
  readonly log: string[] = [];
  readonly #manager: Manager;
  readonly #apis = new Map<string, CoreApi>();
  readonly #plugins = new Map<Step, Plugin>();
  readonly #handlers = new Map<string, number>();
  readonly #shared = (data: unknown) => this.#note(`the shared handler gets ${show(data)}`);
  #depth = 0;
  #numbers = 0;

  /** @param onReport what the host does when it gets the first report */
  constructor(
    onReport: readonly Step[] = [],
    createManager: (report: Report) => Manager = (report) => new PluginManager(report),
  ) {
    let isFirst = true;
    this.#manager = createManager(({ plugin, during, error }) => {
      this.#within(`report: ${plugin}, ${during}, ${nameOf(error)}`, () => {
        if (isFirst) for (const step of onReport) this.do(step);
        isFirst = false;
      });
    });
  }

  do(step: Step): void {
    if (step === 'list') {
      this.#note(`plugins: ${this.#manager.plugins.map(fieldsOf).join(', ')}`);
    } else if ('load' in step) {
      this.#attempt(`load ${step.load}`, () => this.#manager.load(this.#pluginOf(step)));
    } else if ('unload' in step) {
      this.#attempt(`unload ${step.unload}`, () => this.#manager.unload(step.unload));
    } else if ('dispatch' in step) {
      const request = this.#next();
      this.#attempt(`dispatch ${step.dispatch} ${request}`, () => this.#manager.dispatch(step.dispatch, request));
    } else if ('emit' in step) {
      const data = this.#next();
      this.#attempt(`emit ${step.emit} ${data}`, () => this.#manager.emit(step.emit, data));
    } else {
      this.#act(step.late, step.acts);
    }
  }

  /** The same step loads the same object again. */
  #pluginOf(step: LoadStep): Plugin {
    const plugin = this.#plugins.get(step) ?? this.#createPlugin(step);
    this.#plugins.set(step, plugin);
    return plugin;
  }

  #createPlugin({ load: name, version = '1.0', start = [], end }: LoadStep): Plugin {
    let label = name;
    const initialize = (core: CoreApi) => {
      label = name;
      while (this.#apis.has(label)) label += label === name ? ' II' : 'I';
      this.#apis.set(label, core);
      this.#within(`${label} initializes`, () => this.#act(label, start));
    };
    if (!end) return { name, version, initialize };
    const shutdown = () => this.#within(`${label} shuts down`, () => this.#act(label, end));
    return { name, version, initialize, shutdown };
  }

  #act(label: string, acts: readonly Act[]): void {
    const core = this.#apis.get(label);
    if (!core) return;
    for (const act of acts) {
      if (act === 'throws') throw new Error(`${label} fails`);
      if ('host' in act) {
        this.do(act.host);
      } else if ('emit' in act) {
        const data = this.#next();
        this.#attempt(`${label} emits ${act.emit} ${data}`, () => core.emit(act.emit, data));
      } else if ('route' in act) {
        const handler = this.#handler(label, act.then);
        this.#attempt(`${label} registers ${act.route}`, () => core.registerRoute(act.route, handler));
      } else if ('shares' in act) {
        this.#attempt(`${label} registers the shared handler`, () => core.on(act.shares, this.#shared));
      } else {
        const handler = this.#handler(label, act.then);
        this.#attempt(`${label} registers for ${act.on}`, () => core.on(act.on, handler));
      }
    }
  }

  #handler(label: string, then: readonly Act[] = []): (value: unknown) => string {
    const number = (this.#handlers.get(label) ?? 0) + 1;
    this.#handlers.set(label, number);
    const name = `handler ${number} of ${label}`;
    let isFirst = true;
    return (value) => {
      this.#within(`${name} gets ${show(value)}`, () => {
        const acts = isFirst ? then : [];
        isFirst = false;
        this.#act(label, acts);
      });
      return `answer of ${name}`;
    };
  }

  /** Also writes down how the action ends, unless it just returns. */
  #attempt(heading: string, action: () => unknown): void {
    this.#within(heading, () => {
      let result: unknown;
      const error = thrownBy(() => (result = action()));
      if (error instanceof TodoError) throw error;
      if (error !== nothingThrown) this.#note(`throws ${nameOf(error)}`);
      else if (result !== undefined) this.#note(`returns ${show(result)}`);
    });
  }

  #within(heading: string, action: () => void): void {
    this.#note(heading);
    this.#depth += 1;
    try {
      action();
    } finally {
      this.#depth -= 1;
    }
  }

  #note(line: string): void {
    this.log.push(`${'  '.repeat(this.#depth)}${line}`);
  }

  /** A different number for each request and event. */
  #next(): number {
    this.#numbers += 1;
    return this.#numbers;
  }
}

/** All fields, in whatever order the object has them. */
function fieldsOf(info: PluginInfo): string {
  const fields = Object.entries(info).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return show(Object.fromEntries(fields));
}

/** An error as stories show it, with its fields. */
export function nameOf(error: unknown): string {
  if (error instanceof RouteTakenError) return `RouteTakenError: ${show(error.path)} of ${show(error.owner)}`;
  if (error instanceof UnknownRouteError) return `UnknownRouteError: ${show(error.path)}`;
  for (const type of [DuplicatePluginError, UnknownPluginError, PluginUnloadedError]) {
    if (error instanceof type) return `${type.name}: ${show(error.plugin)}`;
  }
  return error instanceof Error ? `${error.name}: ${error.message}` : show(error);
}

interface Load extends PluginInfo {
  readonly plugin: Plugin;
  isOver: boolean;
}

/** What a manager does: one flat list of plugins, one of routes, and one of event handlers. */
class ModelManager implements Manager {
  readonly #report: Report;
  #loads: Load[] = [];
  readonly #routes: { path: string; load: Load; handler: RouteHandler }[] = [];
  readonly #handlers: { event: string; load: Load; handler: EventHandler }[] = [];

  constructor(report: Report) {
    this.#report = report;
  }

  get plugins(): readonly PluginInfo[] {
    return this.#loads.map(({ name, version }) => ({ name, version }));
  }

  load(plugin: Plugin): void {
    const load: Load = { name: plugin.name, version: plugin.version, plugin, isOver: false };
    if (this.#find(load.name)) throw new DuplicatePluginError(load.name);
    const error = thrownBy(() => plugin.initialize(this.#apiOf(load)));
    load.isOver = error !== nothingThrown;
    if (load.isOver) throw error;
    this.#loads.push(load);
  }

  unload(name: string): void {
    const load = this.#find(name);
    if (!load) throw new UnknownPluginError(name);
    const error = thrownBy(() => load.plugin.shutdown?.());
    load.isOver = true;
    this.#loads = this.#loads.filter((one) => one !== load);
    if (error !== nothingThrown) this.#report({ plugin: name, during: 'shutdown', error });
  }

  dispatch(path: string, request: unknown): unknown {
    const route = this.#routes.find((one) => one.path === path && this.#loads.includes(one.load));
    if (!route) throw new UnknownRouteError(path);
    return route.handler(request);
  }

  emit(event: string, data: unknown): void {
    const listening = this.#handlers.filter((one) => one.event === event);
    const receivers = this.#loads.flatMap((load) => listening.filter((one) => one.load === load));
    for (const { load, handler } of receivers) {
      const error = load.isOver ? nothingThrown : thrownBy(() => handler(data));
      if (error !== nothingThrown) this.#report({ plugin: load.name, during: 'event', error });
    }
  }

  #apiOf(load: Load): CoreApi {
    const check = () => {
      if (load.isOver) throw new PluginUnloadedError(load.name);
    };
    const registerRoute = (path: string, handler: RouteHandler) => {
      check();
      const taken = this.#routes.find((one) => one.path === path && !one.load.isOver);
      if (taken) throw new RouteTakenError(path, taken.load.name);
      this.#routes.push({ path, load, handler });
    };
    const on = (event: string, handler: EventHandler) => {
      check();
      this.#handlers.push({ event, load, handler });
    };
    const emit = (event: string, data: unknown) => {
      check();
      this.emit(event, data);
    };
    return { registerRoute, on, emit };
  }

  #find(name: string): Load | undefined {
    return this.#loads.find((load) => load.name === name);
  }
}
