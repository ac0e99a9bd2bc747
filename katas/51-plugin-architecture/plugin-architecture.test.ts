import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { trickyNames } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import {
  Counter,
  createManager,
  emptyLooking,
  foretold,
  hearing,
  hostSteps,
  later,
  listener,
  listeners,
  listeningSteps,
  listOf,
  load,
  lookingAround,
  names,
  newcomers,
  paths,
  played,
  probes,
  registrations,
  routes,
  throwables,
  thrower,
  useOfApi,
  uses,
  values,
  withRoute,
  type Act,
  type Step,
} from './plugin-architecture.model.ts';
import {
  DuplicatePluginError,
  RouteTakenError,
  UnknownPluginError,
  UnknownRouteError,
  type PluginFailure,
} from './plugin-architecture.ts';

describe('1 ★ Plugins bring routes and hear events', () => {
  example('logging in gives a token, and two plugins hear of it', () => {
    const heard: unknown[] = [];
    const manager = createManager();
    manager.load({
      name: 'auth',
      version: '1.0.0',
      initialize(core) {
        core.registerRoute('/auth/login', (request) => {
          core.emit('user.login', request);
          return { token: 'for alice' };
        });
        core.on('user.login', (data) => heard.push(['auth', data]));
      },
    });
    manager.load(listener('audit', 'user.login', (data) => heard.push(['audit', data])));
    expect(manager.dispatch('/auth/login', { user: 'alice' })).toEqual({ token: 'for alice' });
    expect(heard).toEqual([
      ['auth', { user: 'alice' }],
      ['audit', { user: 'alice' }],
    ]);
  });

  law(
    'the handler gets the request itself, and its answer comes back',
    { request: values(), answer: values() },
    ({ request, answer }) => {
      const asked: unknown[] = [];
      const manager = createManager();
      manager.load(withRoute('auth', '/login', (given) => (asked.push(given), answer)));
      expect(manager.dispatch('/login', request)).toBe(answer);
      expect(asked).toEqual([request]);
      expect(asked[0]).toBe(request);
    },
    { examples: emptyLooking.map((value) => ({ request: value, answer: value })) },
  );

  example('a plugin can be an object of a class', () => {
    const manager = createManager();
    const counter = new Counter();
    manager.load(counter);
    manager.emit('login', 1);
    manager.unload('counter');
    expect(counter.story).toEqual(['initialized', 'heard', 'shut down']);
  });

  law(
    'each handler of an event gets the data itself, once; those of other events get nothing',
    { data: values(), from: fc.constantFrom('the host', 'a plugin') },
    ({ data, from }) => {
      const heard: unknown[] = [];
      const manager = createManager();
      for (const name of names) manager.load(listener(name, 'login', (given) => heard.push(given)));
      manager.load(listener('other', 'logout', () => heard.push('other')));
      if (from === 'the host') manager.emit('login', data);
      else manager.load({ name: 'speaker', version: '1.0', initialize: (core) => core.emit('login', data) });
      expect(heard).toEqual([data, data, data]);
      heard.forEach((given) => expect(given).toBe(data));
    },
    { examples: emptyLooking.map((data) => ({ data, from: 'the host' as const })) },
  );
});

describe('2 ★ Duplicate and unknown names are refused', () => {
  law(
    'a second plugin of the same name is refused, whatever its version, and not initialized',
    { name: fc.constantFrom('auth', ...trickyNames), version: fc.constantFrom('2.0', '1.0') },
    ({ name, version }) => {
      const second = { ...listener(name, 'login', () => heard.push('second')), version };
      const heard: string[] = [];
      const manager = createManager();
      manager.load(listener(name, 'login', () => heard.push('first')));
      const error = thrownBy(() => manager.load(second));
      expect(error).toBeInstanceOf(DuplicatePluginError);
      expect(error).toMatchObject({ plugin: name });
      expect(listOf(manager)).toEqual([`${name} 1.0`]);
      manager.emit('login', 1);
      expect(heard).toEqual(['first']);
    },
    { examples: [{ name: 'auth', version: '2.0' }] },
  );

  law(
    'unknown routes and plugins are refused, and the error says which',
    { name: fc.constantFrom('login', '/logout', 'audit', ...trickyNames) },
    ({ name }) => {
      const manager = createManager();
      manager.load(withRoute('auth', '/login', () => 'token'));
      const [route, unloading] = [thrownBy(() => manager.dispatch(name, 1)), thrownBy(() => manager.unload(name))];
      expect(route).toBeInstanceOf(UnknownRouteError);
      expect(route).toMatchObject({ path: name });
      expect(unloading).toBeInstanceOf(UnknownPluginError);
      expect(unloading).toMatchObject({ plugin: name });
      expect(manager.dispatch('/login', 1)).toBe('token');
    },
  );
});

describe('3 ★★ Any mix of loading, unloading, requests and events goes by these rules', () => {
  law(
    'each step does what the rules say, whatever came before it',
    { steps: hostSteps() },
    ({ steps }) => {
      const story: Step[] = [...steps, 'list plugins'];
      expect(played(story)).toEqual(foretold(story));
    },
    {
      examples: trickyNames.map((name) => ({
        steps: [load(name, [{ route: name }, { hear: name }]), { dispatch: name }, { emit: name }],
      })),
    },
  );

  law('what becomes of a list of plugins changes nothing', { count: fc.integer({ min: 1, max: 3 }) }, ({ count }) => {
    const manager = createManager();
    for (const name of names.slice(0, count)) manager.load(listener(name, 'login', () => {}));
    meddleWith(manager.plugins);
    expect(listOf(manager)).toEqual(names.slice(0, count).map((name) => `${name} 1.0`));
  });

  law(
    'a plugin that changes its name later is still known by the one it was loaded with',
    { name: fc.constantFrom('audit', '') },
    ({ name }) => {
      const manager = createManager();
      const auth = withRoute('auth', '/login', () => 'token');
      manager.load(auth);
      Object.assign(auth, { name, version: '9.9' });
      expect(listOf(manager)).toEqual(['auth 1.0']);
      expect(thrownBy(() => manager.unload(name))).toBeInstanceOf(UnknownPluginError);
      expect(thrownBy(() => manager.unload('auth'))).toBe(nothingThrown);
      expect(thrownBy(() => manager.dispatch('/login', 1))).toBeInstanceOf(UnknownRouteError);
    },
  );
});

describe('4 ★★ Handlers run in the order of loading', () => {
  law(
    'handlers run plugin by plugin as loaded, and for each plugin as it registered them',
    { steps: listeningSteps() },
    ({ steps }) => {
      const story = [...steps, { emit: 'login' }];
      expect(played(story)).toEqual(foretold(story));
    },
    {
      why: 'a host that loads the audit log last relies on its hearing last',
      examples: [{ steps: [...listeners(['auth', 'audit']), later('auth', [{ hear: 'login' }])] }],
    },
  );

  law(
    'handlers that come while an event is under way hear the next one',
    { speaker: fc.constantFrom('auth', 'audit'), then: newcomers() },
    ({ speaker, then }) => {
      const story = [...listeners(['auth', 'audit'], speaker, then), { emit: 'login' }, { emit: 'login' }];
      expect(played(story)).toEqual(foretold(story));
    },
  );
});

describe('5 ★★★ Unloading takes away all that a plugin registered', () => {
  law(
    'the routes of an unloaded plugin are unknown and free for others, its handlers hear nothing',
    { start: registrations(), afterwards: registrations(3), others: registrations(3) },
    ({ start, afterwards, others }) => {
      const loads = [load('auth', start), load('audit', others), later('auth', afterwards)];
      const heir = load('mail', [...start, ...afterwards]);
      const story = [...loads, { unload: 'auth' }, ...probes, heir, ...probes];
      expect(played(story)).toEqual(foretold(story));
    },
    {
      why: 'requests reach a plugin that has closed its database',
    },
  );

  law(
    'shutdown is called first and once, while all that the plugin registered still works',
    { end: lookingAround() },
    ({ end }) => {
      const auth = load('auth', [{ route: '/login' }, { hear: 'login' }], { end });
      const story = [auth, ...listeners(['audit']), { unload: 'auth' }, ...probes];
      expect(played(story)).toEqual(foretold(story));
    },
    { examples: [{ end: [{ emit: 'login' }] }, { end: [{ host: { dispatch: '/login' } }] }] },
  );

  law(
    'a plugin that is unloaded in the middle of an event is not called any more',
    { speaker: fc.constantFrom(...names), unloads: fc.subarray([...names], { minLength: 1 }) },
    ({ speaker, unloads }) => {
      const then = unloads.map((unload) => ({ host: { unload } }));
      const story = [...listeners(names, speaker, then), { emit: 'login' }, ...probes];
      expect(played(story)).toEqual(foretold(story));
    },
    { examples: [{ speaker: 'auth', unloads: ['audit'] }] },
  );
});

describe('6 ★★★ A plugin whose initialize throws leaves nothing behind', () => {
  law(
    "load throws the plugin's error; nothing it registered works, its API is dead, its name and paths are free",
    { start: registrations(), others: registrations(2) },
    ({ start, others }) => {
      const broken = [load('audit', others), load('auth', [...start, 'crashes'], { end: [] }), ...probes];
      const story = [...broken, later('auth', uses), ...probes, load('auth', start), ...probes];
      expect(played(story)).toEqual(foretold(story));
    },
    {
      why: 'a plugin that could not connect answers requests, and cannot be loaded again',
    },
  );

  law(
    'nobody reaches a plugin before its initialize has returned',
    { start: lookingAround() },
    ({ start }) => {
      const story = [...listeners(['audit']), load('auth', start), ...probes];
      expect(played(story)).toEqual(foretold(story));
    },
    {
      examples: [
        { start: [{ hear: 'login' }, { emit: 'login' }] },
        { start: [{ route: '/login' }, { host: { dispatch: '/login' } }] },
        { start: [{ host: 'list plugins' }] },
      ],
    },
  );
});

describe("7 ★★★ No plugin touches another's registrations", () => {
  law(
    'a path belongs to whoever took it first, also when the one refused is unloaded',
    { first: routes(), second: routes(), afterwards: routes() },
    ({ first, second, afterwards }) => {
      const loads = [load('auth', first), load('audit', second)];
      const story = [...loads, later('auth', afterwards), later('audit', afterwards), ...probes, { unload: 'audit' }];
      expect(played([...story, ...probes])).toEqual(foretold([...story, ...probes]));
    },
    {
      why: 'an extension that somebody installs answers the logins',
    },
  );

  law(
    'a plugin that lets the refusal through is not loaded',
    { path: fc.constantFrom(...paths, ...trickyNames) },
    ({ path }) => {
      const manager = createManager();
      manager.load(withRoute('auth', path, () => 'of auth'));
      const error = thrownBy(() => manager.load(withRoute('audit', path, () => 'of audit')));
      expect(error).toBeInstanceOf(RouteTakenError);
      expect(error).toMatchObject({ path, owner: 'auth' });
      expect(listOf(manager)).toEqual(['auth 1.0']);
      expect(manager.dispatch(path, 1)).toBe('of auth');
    },
  );

  law(
    'each registration of the same function counts, and goes with its own plugin',
    { auth: fc.integer({ min: 1, max: 3 }), audit: fc.integer({ min: 1, max: 3 }) },
    ({ auth, audit }) => {
      const heard: unknown[] = [];
      const shared = (data: unknown) => heard.push(data);
      const manager = createManager();
      manager.load(listener('auth', 'login', shared, auth));
      manager.load(listener('audit', 'login', shared, audit));
      manager.emit('login', 'first');
      expect(heard).toHaveLength(auth + audit);
      manager.unload('auth');
      manager.emit('login', 'second');
      expect(heard).toHaveLength(auth + audit + audit);
    },
  );
});

describe('8 ★★★ A plugin that throws stops nobody else', () => {
  law(
    'a handler that throws is reported at once, and the others hear the event; a request throws what its handler throws',
    { auth: hearing(['crashes']), audit: hearing(['crashes']), mail: hearing(['crashes']) },
    ({ auth, audit, mail }) => {
      const emitter: Act = { route: '/login', then: [{ emit: 'login' }] };
      const speaker = load('speaker', [emitter, { route: '/logout', then: ['crashes'] }]);
      const story = [load('auth', auth), load('audit', audit), load('mail', mail), speaker, ...probes];
      expect(played(story)).toEqual(foretold(story));
    },
    {
      why: 'a bug in one extension silences all the others',
      examples: [{ auth: [{ hear: 'login', then: ['crashes'] }], audit: [{ hear: 'login' }], mail: [] }],
    },
  );

  law(
    'a shutdown that throws is reported, and the plugin is unloaded all the same',
    { start: registrations(), end: registrations(2) },
    ({ start, end }) => {
      const auth = load('auth', start, { end: [...end, 'crashes'] });
      const story = [auth, { unload: 'auth' }, ...probes, later('auth', [{ emit: 'login' }]), auth, ...probes];
      expect(played(story)).toEqual(foretold(story));
    },
    { why: 'a plugin that cannot say goodbye can never be replaced' },
  );

  law('the report says which plugin threw what, and where', { error: throwables() }, ({ error }) => {
    const reported: PluginFailure[] = [];
    const manager = createManager((failure) => reported.push(failure));
    manager.load({ ...listener('auth', 'login', () => thrower(error)), shutdown: () => thrower(error) });
    manager.emit('login', 1);
    manager.unload('auth');
    expect(reported).toMatchObject([
      { plugin: 'auth', during: 'event', event: 'login' },
      { plugin: 'auth', during: 'shutdown' },
    ]);
    for (const failure of reported) expect(failure.error).toBe(error);
  });
});

describe('9 ★★★ The API of a plugin cannot be changed, and is dead after unloading', () => {
  law(
    'whatever a plugin does to its API, it works as before, for that plugin and for others',
    { start: registrations(2), afterwards: registrations(2), others: registrations(2) },
    ({ start, afterwards, others }) => {
      const auth = load('auth', ['meddles with its API', ...start, { emit: 'login' }]);
      const audit = load('audit', [...others, { emit: 'login' }]);
      const story = [auth, later('auth', ['meddles with its API', ...afterwards, { emit: 'login' }]), audit, ...probes];
      expect(played(story)).toEqual(foretold(story));
    },
    { why: 'one extension listens to, or breaks, what all the others do' },
  );

  law(
    'after unloading each use of the API is refused and changes nothing',
    { does: useOfApi() },
    ({ does }) => {
      const loads = [...listeners(['audit']), load('auth', [])];
      const story = [...loads, { unload: 'auth' }, later('auth', does), ...probes];
      expect(played(story)).toEqual(foretold(story));
    },
    { examples: uses.map((use) => ({ does: [use] })) },
  );

  law(
    'loading the plugin again brings a new API; the old one stays dead',
    { does: useOfApi() },
    ({ does }) => {
      const loads = [...listeners(['auth']), { unload: 'auth' }, load('auth', [{ hear: 'login' }], { version: '2.0' })];
      const story = [...loads, later('auth', does, '1.0'), ...probes, later('auth', does, '2.0'), ...probes];
      expect(played(story)).toEqual(foretold(story));
    },
    { examples: uses.map((use) => ({ does: [use] })) },
  );
});
