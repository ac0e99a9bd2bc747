import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { anyFailure } from '../support/failure.ts';
import { anyString } from '../support/hostile.ts';
import { otherImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { functionForms, objectForms } from '../support/plug-in.ts';
import { thrownBy } from '../support/thrown.ts';
import { audit } from './audit.ts';
import { auth } from './auth.ts';
import {
  alice,
  callsOf,
  coreForms,
  expectedCallsOf,
  expectedStoryOfOwn,
  foreign,
  givenExports,
  ownFiles,
  payloads,
  storyOfOwn,
  uses,
} from './own-plugins.model.ts';
import { type Act, expectedStory, nameOf, run, Session, type Step, story } from './plugin-architecture.model.ts';
import { type CoreApi, type Plugin, type PluginFailure, PluginUnloadedError, RouteTakenError } from './plugin.ts';
import { PluginManager } from './plugin-manager.ts';
import {
  arrivals,
  claims,
  claimTraps,
  doings,
  duringEvents,
  everyMethod,
  failingHandlers,
  farewells,
  handlers,
  listeners,
  loadsOf,
  moments,
  names,
  orderTraps,
  probes,
  reactions,
  registrations,
  removals,
  shakyHandlers,
} from './stories.model.ts';

const users = fc.array(fc.constantFrom('alice', 'bob'), { minLength: 1, maxLength: 3 });

describe('1 ★ Plugins answer requests and receive events', () => {
  law(
    'dispatch returns what the handler for the path returns for the request',
    { users, to: fc.constantFrom('auth', 'shop') },
    ({ users, to }) => {
      const manager = createManager();
      for (const name of ['auth', 'shop']) {
        manager.load(pluginThat(name, (core) => core.registerRoute(`/${name}`, (user) => `${name}: ${String(user)}`)));
      }
      const answers = users.map((user) => manager.dispatch(`/${to}`, user));
      expect(answers).toEqual(users.map((user) => `${to}: ${user}`));
    },
    { effort: 0.3 },
  );

  law(
    'emit calls every handler of the event, whether the host or a plugin emits it',
    { emitter: fc.constantFrom('the host', 'auth', 'audit'), event: fc.constantFrom('login', 'logout') },
    ({ emitter, event }) => {
      const manager = createManager();
      const received: string[] = [];
      const cores: Record<string, CoreApi> = {};
      for (const name of ['auth', 'audit']) {
        const note = (data: unknown) => void received.push(`${name} gets ${String(data)}`);
        manager.load(pluginThat(name, (core) => (cores[name] = core).on('login', note)));
      }
      (cores[emitter] ?? manager).emit(event, 'alice');
      expect(received.toSorted()).toEqual(event === 'login' ? ['audit gets alice', 'auth gets alice'] : []);
    },
    { effort: 0.3 },
  );
});

describe('2 ★ `auth` and `audit` work through the core', () => {
  example('auth registers the path /auth/login, and audit registers for the event user.login', () => {
    expect(storyOfOwn('an object literal', [], alice)).toEqual(expectedStoryOfOwn([], alice));
    const infos = [auth(() => 'tok123'), audit(() => {})].map(({ name, version }) => `${name} ${version}`);
    expect(infos).toEqual(['auth 1.0.0', 'audit 2.1.0']);
  });

  example('auth calls issueToken, then emits user.login, and returns the token; audit calls write', () => {
    const steps = uses.filter(({ core }) => core === 'core 2');
    expect(storyOfOwn('an object literal', steps, alice)).toEqual(expectedStoryOfOwn(steps, alice));
  });

  law(
    'audit writes every log-in that auth answers',
    { users },
    ({ users }) => {
      const written: unknown[] = [];
      const manager = createManager();
      manager.load(auth((user) => `token for ${String(user)}`));
      manager.load(audit((entry) => written.push(entry)));
      const tokens = users.map((user) => manager.dispatch('/auth/login', user));
      expect(tokens).toEqual(users.map((user) => ({ token: `token for ${user}` })));
      expect(written).toEqual(users);
    },
    { effort: 0.2 },
  );
});

describe('3 ★★ Each name and each path belongs to one plugin', () => {
  law(
    'a second plugin with the same name, or a second handler for the same path, is rejected; the first one stays',
    { steps: claims() },
    ({ steps }, mode) => {
      const all: Step[] = [...steps, 'list'];
      const session = mode.use(() => new Session());
      expect(run(session, all)).toEqual(expectedStory(all));
    },
    { modes: { inCompany: true }, examples: claimTraps },
  );

  law(
    'dispatch throws for an unknown path, and unload for an unknown name; nothing changes',
    { unknown: anyString().filter((one) => one !== 'auth') },
    ({ unknown }) => {
      const rejected: Step[] = [{ dispatch: unknown }, { unload: unknown }];
      const steps: Step[] = [{ load: 'auth', start: [{ route: 'auth' }] }, ...rejected, { dispatch: 'auth' }, 'list'];
      expect(story(steps)).toEqual(expectedStory(steps));
    },
    { effort: 0.5, examples: ['Auth', 'auth ', '__proto__', 'toString', ''].map((unknown) => ({ unknown })) },
  );

  law(
    'changes to a list from `plugins` do not affect the manager',
    { loaded: fc.subarray([...names]) },
    ({ loaded }, { caller }) => {
      const manager = createManager();
      for (const name of loaded) manager.load(pluginThat(name));
      const lists = [1, 2].map(() => caller.take(manager.plugins));
      const expected = loaded.map((name) => ({ name, version: '1.0' }));
      expect(lists).toEqual([expected, expected]);
    },
    { effort: 0.3, modes: { mutated: true }, examples: [{ loaded: [...names] }, { loaded: [] }] },
  );
});

describe('4 ★★ Handlers run plugin by plugin, in the order of loading', () => {
  law(
    'handlers run in the order in which their plugins were loaded, then in the order of registration',
    { steps: arrivals() },
    ({ steps }, mode) => {
      const all: Step[] = [...steps, { emit: 'login' }, 'list'];
      const session = mode.use(() => new Session());
      expect(run(session, all)).toEqual(expectedStory(all));
    },
    {
      why: 'a host that loads the audit plugin last relies on it to receive every event last',
      modes: { inCompany: true },
      examples: orderTraps,
    },
  );

  example('the order stays the same if another manager is created meanwhile', () => {
    const manager = createManager();
    const received: string[] = [];
    const listen = (name: string) =>
      manager.load(pluginThat(name, (core) => core.on('login', () => received.push(name))));
    for (const name of ['auth', 'audit']) listen(name);
    createManager();
    for (const name of ['mail', 'search']) listen(name);
    manager.emit('login', 'alice');
    expect(received).toEqual(['auth', 'audit', 'mail', 'search']);
  });
});

describe('5 ★★ Any plugin works with your manager, and your plugins with any core', () => {
  law(
    'plugins may be any objects, and handlers any functions; they receive only the arguments in the statement',
    {
      plugin: fc.constantFrom(...objectForms),
      handlers: fc.constantFrom(...functionForms),
      value: fc.constantFrom(...payloads),
    },
    ({ plugin, handlers, value }) => {
      expect(callsOf(plugin, handlers, value)).toEqual(expectedCallsOf(value));
    },
    {
      examples: payloads.flatMap((value) =>
        objectForms.map((plugin, i) => ({ plugin, handlers: functionForms[i] ?? functionForms[0], value })),
      ),
    },
  );

  law(
    'your plugins work the same way with any core, and with several cores at the same time',
    {
      core: fc.constantFrom(...coreForms),
      steps: fc.array(fc.constantFrom(...uses), { maxLength: 5 }),
      value: fc.constantFrom(...payloads),
    },
    ({ core, steps, value }) => {
      expect(storyOfOwn(core, steps, value)).toEqual(expectedStoryOfOwn(steps, value));
    },
    {
      why: 'a plugin that uses more than its API breaks when the core changes',
      examples: coreForms.flatMap((core) => payloads.map((value) => ({ core, steps: [...uses, ...uses], value }))),
    },
  );

  law(
    'managers that load the same plugins are independent',
    { unloadFrom: fc.constantFrom(0, 1), plugins: fc.constantFrom('a foreign plugin', 'your plugins') },
    ({ unloadFrom, plugins }) => {
      const [first, second] = [createManager(), createManager()] as const;
      const written: unknown[] = [];
      const write = (entry: unknown) => void written.push(entry);
      const loaded = plugins === 'your plugins' ? [auth(() => 'tok123'), audit(write)] : [foreign(write)];
      for (const manager of [first, second]) for (const plugin of loaded) manager.load(plugin);
      const [rest, other] = unloadFrom === 0 ? [second, first] : [first, second];
      other.unload('auth');
      const outcomes = [rest, other].map((manager) => nameOf(thrownBy(() => manager.dispatch('/auth/login', 1))));
      expect(outcomes).toEqual(['nothing was thrown', "UnknownRouteError: '/auth/login'"]);
      expect(written).toEqual([1]);
    },
    {
      effort: 0.1,
      examples: ([0, 1] as const).map((unloadFrom) => ({ unloadFrom, plugins: 'a foreign plugin' as const })),
    },
  );

  example('a handler may emit an event on another manager', () => {
    const [one, other] = [createManager(), createManager()];
    const received: string[] = [];
    other.load(pluginThat('auth', (core) => core.on('login', () => void received.push('other manager'))));
    one.load(pluginThat('auth', (core) => core.on('login', () => other.emit('login', 1))));
    one.load(pluginThat('audit', (core) => core.on('login', () => void received.push('same manager'))));
    one.emit('login', 1);
    expect(received).toEqual(['other manager', 'same manager']);
  });

  example('your three files export only what is listed, and import only plugin.ts', () => {
    const mayImport = Object.fromEntries(Object.keys(ownFiles).map((file) => [file, ['plugin.ts']]));
    expect(otherImports(import.meta.url, { ...mayImport, 'plugin.ts': [] })).toEqual([]);
    expect(misplacedExports(import.meta.url, { ...ownFiles, 'plugin.ts': givenExports })).toEqual([]);
    expect(createManager().plugins).toEqual([]);
  });
});

describe('6 ★★★ Unloading removes what a plugin registered, and nothing else', () => {
  law(
    'the paths of an unloaded plugin are free, and its handlers are not called; other plugins keep everything',
    { start: registrations(), later: handlers(), others: registrations(2) },
    ({ start, later, others }) => {
      const loads: Step[] = [
        { load: 'auth', start },
        { load: 'audit', start: others },
        { late: 'auth', acts: later },
      ];
      const heir: Step = { load: 'mail', start: [...start, ...later] };
      const steps: Step[] = [...loads, { unload: 'auth' }, ...probes, heir, ...probes];
      expect(story(steps)).toEqual(expectedStory(steps));
    },
    { why: 'otherwise, a plugin answers requests after it has closed its connections', examples: removals },
  );

  law(
    'unload calls shutdown once, while everything still works',
    { end: farewells() },
    ({ end }) => {
      const auth: Step = { load: 'auth', start: [{ route: '/login' }, { on: 'login' }], end };
      const unloaded: Step[] = [auth, ...loadsOf('audit'), { unload: 'auth' }, ...probes, { unload: 'auth' }];
      const steps: Step[] = [...unloaded, { load: 'auth', end: [] }, { unload: 'auth' }];
      expect(story(steps)).toEqual(expectedStory(steps));
    },
    { effort: 0.5, examples: [...everyMethod, ...probes.map((host) => ({ host }))].map((act) => ({ end: [act] })) },
  );

  law(
    'the API of an unloaded plugin only throws, even while the plugin is being loaded again, and afterwards',
    { acts: fc.subarray([...everyMethod], { minLength: 1 }), when: fc.constantFrom(...moments) },
    ({ acts, when }) => {
      const old: Step = { late: 'auth', acts };
      const [auth] = loadsOf('auth') as [Step];
      const other: Step = { load: 'auth', start: when === 'while it is initialized' ? [{ host: old }] : [] };
      const again = when === 'after the same object is loaded again' ? auth : other;
      const loaded = when === 'before it is loaded again' ? [] : [again];
      const unloaded: Step[] = [...loadsOf('audit'), auth, { unload: 'auth' }];
      const steps: Step[] = [...unloaded, ...loaded, old, ...probes, { late: 'auth II', acts: everyMethod }, ...probes];
      expect(story(steps)).toEqual(expectedStory(steps));
    },
    { effort: 0.3, examples: moments.flatMap((when) => everyMethod.map((act) => ({ acts: [act], when }))) },
  );
});

describe('7 ★★★ A plugin that throws does not harm the others', () => {
  law(
    'a plugin whose initialize throws leaves nothing behind, and can be loaded again',
    { start: registrations(), others: registrations(2) },
    ({ start, others }) => {
      const failing: Step = { load: 'auth', start: [...start, 'throws'], end: [] };
      const steps: Step[] = [{ load: 'audit', start: others }, failing, ...probes, { unload: 'auth' }];
      const afterwards: Step[] = [{ late: 'auth', acts: everyMethod }, ...probes, { load: 'auth', start }, ...probes];
      expect(story([...steps, ...afterwards])).toEqual(expectedStory([...steps, ...afterwards]));
    },
    {
      why: 'otherwise, a plugin that could not connect to its database answers requests',
      examples: [{ start: [{ route: '/login' }, { on: 'login' }], others: [] }],
    },
  );

  law(
    'a failure of an event handler is reported, and then the next handler still receives the event',
    { auth: shakyHandlers(), audit: shakyHandlers(), reaction: fc.constantFrom(...reactions) },
    ({ auth, audit, reaction }, mode) => {
      const loads: Step[] = [{ load: 'auth', start: auth }, { load: 'audit', start: audit }, ...loadsOf('mail')];
      const steps: Step[] = [...loads, { emit: 'login' }, { late: 'mail', acts: [{ emit: 'login' }] }, ...probes];
      const session = mode.use(() => new Session(reaction));
      expect(run(session, steps)).toEqual(expectedStory(steps, reaction));
    },
    {
      why: 'otherwise, a bug in one plugin silences all the others',
      modes: { inCompany: true },
      examples: failingHandlers,
    },
  );

  law(
    'a failure of shutdown is reported once the plugin is unloaded',
    { start: registrations(2), end: registrations(1), reaction: fc.constantFrom(...reactions) },
    ({ start, end, reaction }) => {
      const loads: Step[] = [{ load: 'audit', start, end: [...end, 'throws'] }, ...loadsOf('mail')];
      const steps: Step[] = [...loads, { unload: 'audit' }, ...probes, { late: 'audit', acts: everyMethod }, ...probes];
      expect(story(steps, reaction)).toEqual(expectedStory(steps, reaction));
    },
    {
      why: 'the host may want to load a replacement as soon as it gets the report',
      examples: reactions.map((reaction) => ({ start: [{ route: '/login' }, { on: 'login' }], end: [], reaction })),
    },
  );

  law(
    'load and dispatch rethrow the thrown value itself, and report receives it',
    {
      failure: anyFailure({
        'a RouteTakenError': () => new RouteTakenError('/login', 'mail'),
        'a PluginUnloadedError': () => new PluginUnloadedError('auth'),
      }),
    },
    ({ failure }) => {
      const failures: PluginFailure[] = [];
      const manager = new PluginManager((one) => failures.push(one));
      const fail = () => {
        throw failure.value;
      };
      const fromLoad = thrownBy(() => manager.load(pluginThat('broken', fail)));
      manager.load({ ...pluginThat('auth', (core) => core.registerRoute('/login', fail)), shutdown: fail });
      for (const name of ['audit', 'mail'])
        manager.load({ ...pluginThat(name, (core) => core.on('login', fail)), shutdown: fail });
      const fromDispatch = thrownBy(() => manager.dispatch('/login', 'alice'));
      const unloads = ['auth', 'audit'].map((name) => () => manager.unload(name));
      const others = [() => manager.emit('login', 'alice'), ...unloads].map(thrownBy);
      const reported = failures.map(({ plugin, during }) => `${plugin}, ${during}`);
      expect(reported).toEqual(['audit, event', 'mail, event', 'auth, shutdown', 'audit, shutdown']);
      for (const error of [fromLoad, fromDispatch, ...failures.map((one) => one.error)])
        expect(error).toBe(failure.value);
      expect(others.map(nameOf)).toEqual(others.map(() => 'nothing was thrown'));
    },
    { effort: 0.5 },
  );
});

describe('8 ★★★ An event reaches the handlers registered when it was emitted', () => {
  law(
    'only the handlers that were registered when the event was emitted, and still are, receive it',
    { speaker: fc.constantFrom(...names), acts: doings() },
    ({ speaker, acts }) => {
      const steps: Step[] = [...listeners(speaker, acts), { emit: 'login' }, { emit: 'login' }, ...probes];
      expect(story(steps)).toEqual(expectedStory(steps));
    },
    { examples: names.flatMap((speaker) => duringEvents.map((acts) => ({ speaker, acts }))) },
  );

  example('a route handler may unload its own plugin; dispatch still returns its result', () => {
    const start: Act[] = [{ route: '/login', then: [{ host: { unload: 'auth' } }, { on: 'login' }] }];
    const steps: Step[] = [{ load: 'auth', start }, { dispatch: '/login' }, ...probes];
    expect(story(steps)).toEqual(expectedStory(steps));
  });
});

function createManager(): PluginManager {
  return new PluginManager(() => {});
}

function pluginThat(name: string, initialize: (core: CoreApi) => void = () => {}): Plugin {
  return { name, version: '1.0', initialize };
}
