import fc from 'fast-check';
import { walks } from '../support/generators.ts';
import { lookAlikes } from '../support/hostile.ts';
import type { Act, Step } from './plugin-architecture.model.ts';

export const names = ['auth', 'audit', 'mail'] as const;
export const paths = ['/login', '/logout'] as const;
export const events = ['login', 'logout'] as const;

/** Names and paths that look-up tables confuse or reorder. */
const keys = ['a', 'A', 'a ', '10', '2', '', '__proto__', 'constructor', '\u00e9', 'e\u0301'] as const;

/** Steps that show everything that is registered. */
export const probes: readonly Step[] = [
  ...paths.map((dispatch) => ({ dispatch })),
  ...events.map((emit) => ({ emit })),
  'list',
];

/** A use of each method of an API. */
export const everyMethod: readonly Act[] = [{ route: '/login' }, { on: 'login' }, { emit: 'login' }];

/** Registrations of different paths, and of handlers. */
export function registrations(maxLength = 3): fc.Arbitrary<Act[]> {
  const handlers: readonly Act[] = [{ on: 'login' }, { on: 'logout' }];
  const all: readonly Act[] = [...paths.map((route) => ({ route })), ...handlers, ...handlers];
  return fc.shuffledSubarray([...all], { maxLength });
}

/** Registrations of handlers. */
export function handlers(): fc.Arbitrary<Act[]> {
  return fc.array(fc.constantFrom<Act>({ on: 'login' }, { on: 'logout' }, { shares: 'login' }), { maxLength: 2 });
}

/** Plugins that register paths, and requests. Nothing is unloaded. */
export function claims(): fc.Arbitrary<Step[]> {
  const key = fc.constantFrom(...keys);
  const routes = fc.array(
    key.map((route): Act => ({ route })),
    { maxLength: 2 },
  );
  return walks(
    fc.oneof(
      { weight: 3, arbitrary: loads(key, routes) },
      { weight: 2, arbitrary: key.map((dispatch): Step => ({ dispatch })) },
      { weight: 1, arbitrary: fc.tuple(key, routes).map(([late, acts]): Step => ({ late, acts })) },
    ),
    8,
  );
}

function loads(name: fc.Arbitrary<string>, start: fc.Arbitrary<Act[]>): fc.Arbitrary<Step> {
  const version = fc.constantFrom('1.0', '2.0');
  return fc.record({ load: name, version, start }, { noNullPrototype: true });
}

/** Two names, or paths, that a careless comparison takes for one. */
export const claimsThatLookAlike: readonly { steps: Step[] }[] = lookAlikes.map(([one, other]) => ({
  steps: [
    { load: one, start: [{ route: one }] },
    { load: other, start: [{ route: other }] },
    ...[one, other].map((dispatch): Step => ({ dispatch })),
  ],
}));

/** Plugins that listen at different times. */
export function arrivals(): fc.Arbitrary<Step[]> {
  const name = fc.constantFrom(...names, '10', '2', '');
  const start = fc.array(fc.constantFrom<Act>({ on: 'login' }, { shares: 'login' }), { minLength: 1, maxLength: 2 });
  return walks(
    fc.oneof(
      { weight: 3, arbitrary: fc.tuple(name, start).map(([load, start]): Step => ({ load, start })) },
      { weight: 2, arbitrary: fc.tuple(name, start).map(([late, acts]): Step => ({ late, acts })) },
      { weight: 1, arbitrary: name.map((unload): Step => ({ unload })) },
    ),
    8,
  );
}

/** What a plugin may do in `shutdown`. */
export function farewells(): fc.Arbitrary<Act[]> {
  return fc.array(fc.constantFrom<Act>(...everyMethod, ...probes.map((host) => ({ host }))), { maxLength: 4 });
}

/** Handlers of the event 'login', some of which throw. */
export function shakyHandlers(): fc.Arbitrary<Act[]> {
  const all: readonly Act[] = [
    { on: 'login' },
    { on: 'login', then: ['throws'] },
    { on: 'login', then: [{ emit: 'logout' }, 'throws'] },
    { on: 'logout' },
    { on: 'logout', then: ['throws'] },
  ];
  return fc.array(fc.constantFrom(...all), { maxLength: 3 });
}

/** What the host may do when it hears of a failure of 'audit'. */
export const reactions: readonly (readonly Step[])[] = [
  [],
  ['list'],
  [{ unload: 'audit' }],
  [{ load: 'audit', start: [{ route: '/login' }, { on: 'login' }] }],
  [{ unload: 'audit' }, { load: 'audit', start: [{ on: 'login' }] }],
  probes,
];

/** Plugins with two handlers for 'login' and one for 'logout'. The first handler of `speaker` does more. */
export function listeners(speaker?: string, then: readonly Act[] = []): Step[] {
  return names.map((load) => ({
    load,
    start: [load === speaker ? { on: 'login', then } : { on: 'login' }, { on: 'login' }, { on: 'logout' }],
  }));
}

/** What a handler may do during an event. */
export const deeds: readonly Act[] = [
  { on: 'login' },
  ...names.map((late): Act => ({ host: { late, acts: [{ on: 'login' }] } })),
  ...names.map((unload): Act => ({ host: { unload } })),
  ...names.map((load): Act => ({ host: { load, start: [{ on: 'login' }] } })),
  { host: { load: 'new', start: [{ on: 'login' }] } },
  { emit: 'login' },
  { emit: 'logout' },
];

export function doings(): fc.Arbitrary<Act[]> {
  return fc.array(fc.constantFrom(...deeds), { minLength: 1, maxLength: 3 });
}

/** Traps: each deed alone, deeds before and after a nested event, and plugins that are unloaded and loaded again. */
export const duringEvents: readonly Act[][] = [
  ...deeds.map((deed) => [deed]),
  ...deeds.map((deed): Act[] => [{ emit: 'logout' }, deed, { emit: 'login' }]),
  ...names.map((name): Act[] => [{ host: { unload: name } }, { host: { load: name, start: [{ on: 'login' }] } }]),
];

/** When an API of an unloaded plugin is used. */
export const moments = [
  'before it is loaded again',
  'while it is initialized',
  'after it is loaded again',
  'after the same object is loaded again',
] as const;

/** Loads of plugins with one handler for 'login' each. */
export function loadsOf(...names: readonly string[]): Step[] {
  return names.map((load) => ({ load, start: [{ on: 'login' }] }));
}

/** Traps for the order of handlers. */
export const orderTraps: readonly { steps: Step[] }[] = [
  { steps: [...loadsOf('10', '2', 'b', 'a'), { late: '10', acts: [{ on: 'login' }] }] },
  { steps: [...loadsOf('auth', 'audit'), { unload: 'auth' }, ...loadsOf('auth')] },
  { steps: [...loadsOf('', 'audit'), { unload: '' }, ...loadsOf('')] },
  { steps: [...loadsOf('auth', 'audit'), { late: 'auth', acts: [{ shares: 'login' }, { shares: 'login' }] }] },
  { steps: loadsOf(...Array.from({ length: 12 }, (_, i) => `plugin ${i}`)) },
];

/** Traps for names and paths that are taken. */
export const claimTraps: readonly { steps: Step[] }[] = [
  { steps: [{ load: 'auth' }, { load: 'auth', version: '2.0', start: [{ route: '/login' }] }] },
  { steps: [{ load: 'auth', start: [{ route: '/login' }, { route: '/login' }] }, { dispatch: '/login' }] },
  {
    steps: [
      { load: 'auth', start: [{ route: '/login' }] },
      { late: 'auth', acts: [{ route: '/login' }] },
    ],
  },
  ...claimsThatLookAlike,
];

/** What 'auth' registers in `initialize` and later, and what 'audit' registers. */
export const removals: readonly { start: Act[]; later: Act[]; others: Act[] }[] = [
  { start: [{ route: '/login' }, { on: 'login' }], later: [{ route: '/logout' }, { on: 'login' }], others: [] },
  { start: [{ on: 'login' }, { shares: 'login' }], later: [], others: [{ shares: 'login' }, { route: '/login' }] },
  // 'auth' asks for a path of 'audit', is refused, and is unloaded.
  { start: [], later: [{ route: '/login' }], others: [{ route: '/login' }] },
];

/** Failures of event handlers: at once, after an event of their own, and with more handlers after them. */
export const failingHandlers = reactions.map((reaction) => ({
  auth: [{ on: 'login', then: [{ emit: 'logout' }, 'throws'] }] satisfies Act[],
  audit: [{ on: 'login', then: ['throws'] }, { on: 'login' }, { on: 'logout' }] satisfies Act[],
  reaction,
}));
