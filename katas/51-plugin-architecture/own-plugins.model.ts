import fc from 'fast-check';
import { falsyValues } from '../support/hostile.ts';
import { type FunctionForm, inFunctionForm, inObjectForm, type ObjectForm, objectForms } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { Watched } from '../support/watched.ts';
import { audit } from './audit.ts';
import { auth } from './auth.ts';
import { nameOf } from './plugin-architecture.model.ts';
import type { CoreApi, EventHandler, Plugin, RouteHandler } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';

/** What the statement lists for each of the learner's files. */
export const ownFiles = {
  'auth.ts': ['auth'],
  'audit.ts': ['audit'],
  'plugin-manager.ts': ['PluginManager'],
};

/** All exports of the given file. */
export const givenExports = [
  'RouteHandler',
  'EventHandler',
  'CoreApi',
  'Plugin',
  'PluginInfo',
  'PluginFailure',
  'DuplicatePluginError',
  'UnknownPluginError',
  'RouteTakenError',
  'UnknownRouteError',
  'PluginUnloadedError',
];

/** A core that is not a manager. It writes down what plugins do with it, and can call their handlers. */
class OtherCore {
  readonly api: CoreApi;
  readonly #routes: RouteHandler[] = [];
  readonly #listeners: EventHandler[] = [];

  constructor(name: string, log: string[], form: CoreForm, nameOfPayload: (value: unknown) => string) {
    const methods: CoreApi = {
      registerRoute: (path, handler) => {
        log.push(`${name}: registerRoute ${path}`);
        this.#routes.push(handler);
      },
      on: (event, handler) => {
        log.push(`${name}: on ${event}`);
        this.#listeners.push(handler);
      },
      emit: (event, data) => void log.push(`${name}: emit ${event} ${nameOfPayload(data)}`),
    };
    this.api = form === 'a stand-in' ? standIn('core', methods) : inObjectForm(methods, form);
  }

  logIn(request: unknown): unknown {
    return this.#routes[0]?.(request);
  }

  tell(data: unknown): void {
    this.#listeners[0]?.(data);
  }
}

export type CoreForm = ObjectForm | 'a stand-in';
export const coreForms: readonly CoreForm[] = [...objectForms, 'a stand-in'];

/** A log-in, or the event of one, on one of two cores. */
export interface Use {
  core: 'core 1' | 'core 2';
  what: 'log-in' | 'event';
}

export const uses: readonly Use[] = (['core 1', 'core 2'] as const).flatMap((core) =>
  (['log-in', 'event'] as const).map((what) => ({ core, what })),
);

/** What happens if both of the learner's plugins are initialized on two cores, and then used there. */
export function storyOfOwn(form: CoreForm, steps: readonly Use[], payload: Payload): string[] {
  const log: string[] = [];
  const value = payload.make();
  const nameOfPayload = namerOf(payload, value);
  const watched = new Watched();
  watched.note(value, 'the request');
  let tokens = 0;
  const plugins = [
    auth((...args) => {
      log.push(`issueToken ${args.map(nameOfPayload).join(', ')}`);
      tokens += 1;
      return `tok${tokens}`;
    }),
    audit((...args) => void log.push(`write ${args.map(nameOfPayload).join(', ')}`)),
  ];
  const coreNamed = (name: string) => new OtherCore(name, log, form, nameOfPayload);
  const cores = { 'core 1': coreNamed('core 1'), 'core 2': coreNamed('core 2') };
  const error = thrownBy(() => {
    for (const { api } of Object.values(cores)) for (const plugin of plugins) plugin.initialize(api);
    for (const { core, what } of steps) {
      if (what === 'event') cores[core].tell(value);
      else log.push(`${core} returns ${show(cores[core].logIn(value))}`);
    }
  });
  if (error instanceof TodoError) throw error;
  if (error !== nothingThrown) log.push(`throws ${nameOf(error)}`);
  return [...log, ...Object.values(cores).flatMap(({ api }) => beyondInterface(api)), ...watched.complaints()];
}

export function expectedStoryOfOwn(steps: readonly Use[], { name }: Payload): string[] {
  let tokens = 0;
  return [
    ...['core 1', 'core 2'].flatMap((core) => [`${core}: registerRoute /auth/login`, `${core}: on user.login`]),
    ...steps.flatMap(({ core, what }) => {
      if (what === 'event') return [`write ${name}`];
      tokens += 1;
      return [`issueToken ${name}`, `${core}: emit user.login ${name}`, `${core} returns { token: 'tok${tokens}' }`];
    }),
  ];
}

/** A value that a request or an event may carry. It is made for each run, and compared by identity. */
export interface Payload {
  name: string;
  make: () => unknown;
}

export const payloads: readonly Payload[] = [
  { name: 'an object', make: () => ({ user: 'alice' }) },
  { name: 'a frozen object', make: () => Object.freeze({ user: 'alice' }) },
  { name: 'a list', make: () => ['alice'] },
  { name: 'a function', make: () => () => 'alice' },
  { name: 'a promise', make: () => Promise.resolve('alice') },
  ...[undefined, ...falsyValues].map((value) => ({ name: show(value), make: () => value })),
].map(named);

/** An ordinary request. */
export const alice = named({ name: 'alice', make: () => 'alice' });

function named(payload: Payload): Payload {
  return Object.defineProperty(payload, fc.toStringMethod, { value: () => payload.name });
}

/** Names a value in a story: the payload that was sent, or another value. */
function namerOf({ name }: Payload, sent: unknown): (value: unknown) => string {
  return (value) => (Object.is(value, sent) ? name : `another value: ${show(value)}`);
}

/** What a plugin in these forms gets from the learner's manager, call by call, and what `dispatch` returns. */
export function callsOf(form: ObjectForm, handlerForm: FunctionForm, payload: Payload): string[] {
  const calls: string[] = [];
  const value = payload.make();
  const nameOfPayload = namerOf(payload, value);
  const note = (what: string, args: readonly unknown[]) => {
    calls.push([what, ...args.map(nameOfPayload)].join(' '));
    return value;
  };
  const onRoute = inFunctionForm((...args) => note('route', args), handlerForm);
  const onEvent = inFunctionForm((...args) => note('event', args), handlerForm);
  const methods: Plugin = {
    name: 'auth',
    version: '1.0.0',
    initialize(core, ...others: unknown[]) {
      note('initialize', others);
      core.registerRoute('/auth/login', onRoute);
      core.on('user.login', onEvent);
    },
    shutdown: (...args: unknown[]) => void note('shutdown', args),
  };
  const plugin = inObjectForm(methods, form);
  const watched = new Watched();
  watched.note(plugin, 'the plugin');
  watched.note(value, 'the request');
  for (const handler of [onRoute, onEvent]) watched.note(handler, 'a handler');
  const manager = new PluginManager(({ error }) => calls.push(`report ${nameOf(error)}`));
  const error = thrownBy(() => {
    manager.load(plugin);
    note('returned', [manager.dispatch('/auth/login', value)]);
    manager.emit('user.login', value);
    manager.unload('auth');
  });
  if (error instanceof TodoError) throw error;
  return [...calls, ...(error === nothingThrown ? [] : [`throws ${nameOf(error)}`]), ...watched.complaints()];
}

export function expectedCallsOf({ name }: Payload): string[] {
  return ['initialize', `route ${name}`, `returned ${name}`, `event ${name}`, 'shutdown'];
}

/** A plugin of other code with the name of one of the learner's. It does what both of them do. */
export function foreign(write: (entry: unknown) => void): Plugin {
  return Object.freeze<Plugin>({
    name: 'auth',
    version: '1.0.0',
    initialize(core) {
      core.registerRoute('/auth/login', (request) => {
        core.emit('user.login', request);
        return { token: 'tok123' };
      });
      core.on('user.login', write);
    },
  });
}
