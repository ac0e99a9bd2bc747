import fc from 'fast-check';
import { type Failure, failureOf, ordinaryFailure } from '../support/failure.ts';
import { type FunctionForm, functionForms, inFunctionForm } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import { compose } from './compose.ts';
import { type Handler, HttpError, type Middleware, NextCalledTwiceError, type Request, type Response } from './http.ts';

/** A middleware or handler that records what it gets: its name, and what it does. */
export type Layer = `${string} ${Behaviour}`;
type Behaviour =
  | 'passes on'
  | 'changes the request'
  | 'changes the response'
  | 'answers'
  | 'rejects'
  | 'throws'
  | 'fails afterwards'
  | 'catches';

export const passing = ['A passes on', 'B passes on'] as const satisfies Layer[];
export const deciding = [
  ...passing,
  'C changes the request',
  'D changes the response',
  'E answers',
] as const satisfies Layer[];
/** Middlewares that see the response on its way back. */
export const answering = [...passing, 'D changes the response'] as const satisfies Layer[];
/** Middlewares for the inner end of a chain, which are not at its outer end as well. */
export const innermost = ['X passes on', 'Y passes on', 'D changes the response'] as const satisfies Layer[];
export const failing = ['F rejects', 'G throws', 'H fails afterwards', 'I catches'] as const satisfies Layer[];
export const handlers = ['handler answers', 'handler rejects', 'handler throws'] as const satisfies Layer[];

/** Handlers that never throw synchronously. */
export const quietHandlers = ['handler answers', 'handler rejects'] as const satisfies Layer[];

/** Layers in the groups in which they are composed, the outermost first. */
export type Group = Layer | Middleware | readonly Group[];

/** How a call ends, and how the story calls that. The failure is in an object, because it may be `undefined`. */
export interface Outcome {
  readonly text: string;
  readonly response?: Response;
  readonly failure?: { readonly value: unknown };
}

interface Options {
  failure?: Failure;
  race?: fc.Scheduler;
  form?: FunctionForm;
  give?: <T>(value: T, label: string) => T;
  /** Whether stories tell of copied objects and of more arguments than there should be. */
  isStrict?: boolean;
}

/** Middlewares and handlers that record the story of each request. */
export class Recorder {
  /** By the first part of the path, which stays the same even if a middleware changes the request. */
  readonly stories: Record<string, string[]> = {};
  readonly #layers = new Map<Layer, Middleware>();
  /** The requests and responses that were made here; all others are copies. */
  readonly #known = new Set<unknown>();
  readonly #failure: Failure;
  readonly #race: fc.Scheduler | undefined;
  readonly #form: FunctionForm | undefined;
  readonly #isStrict: boolean;
  readonly #give: <T>(value: T, label: string) => T;

  constructor({ failure = ordinaryFailure(), race, form, give = (one) => one, isStrict = false }: Options = {}) {
    this.#failure = failure;
    this.#race = race;
    this.#form = form;
    this.#isStrict = isStrict;
    this.#give = give;
  }

  /** Composes the groups with the learner's `compose`. */
  compose(groups: readonly Group[]): Middleware {
    return compose(
      ...groups.map((group) => {
        if (typeof group === 'function') return group;
        return typeof group === 'string' ? this.layer(group) : this.compose(group);
      }),
    );
  }

  /** The function of this layer, which is always the same one. */
  layer(layer: Layer): Middleware & Handler {
    const made = this.#layers.get(layer) ?? this.#create(layer);
    this.#layers.set(layer, made);
    return made as Middleware & Handler;
  }

  request(path: string): Request {
    return this.#noted(this.#give({ method: 'GET', path }, 'a request'));
  }

  /** Sends a new request; its story ends with what its caller gets. */
  async send(id: string, middleware: Middleware, handler: Layer = 'handler answers'): Promise<Outcome> {
    return this.sendThis(this.request(`/${id}`), middleware, handler);
  }

  async sendThis(request: Request, middleware: Middleware, handler: Layer = 'handler answers'): Promise<Outcome> {
    const outcome = await this.outcomeOf(() => middleware(request, this.layer(handler)));
    this.#record(request, `the caller gets ${outcome.text}`);
    return outcome;
  }

  async outcomeOf(call: () => Promise<Response>): Promise<Outcome> {
    let promise: Promise<Response> | undefined;
    const value = thrownBy(() => {
      promise = call();
    });
    if (value !== nothingThrown) return { text: `${this.#nameOf(value)}, thrown synchronously`, failure: { value } };
    try {
      const response = await promise;
      if (response === undefined) return { text: 'undefined' };
      const isKnown = this.#known.has(response) || !this.#isStrict;
      return { text: isKnown ? String(response.body) : `a different object: ${show(response)}`, response };
    } catch (error) {
      return { text: this.#nameOf(error), failure: { value: error } };
    }
  }

  /** The layers whose functions were frozen meanwhile. */
  frozenLayers(): Layer[] {
    return [...this.#layers].filter(([, made]) => Object.isFrozen(made)).map(([layer]) => layer);
  }

  #create(layer: Layer): Middleware {
    const [name, does] = partsOf(layer);
    const parameters = name === 'handler' ? 1 : 2;
    const call = (...args: unknown[]): Promise<Response> => {
      const [request, next] = args as Parameters<Middleware>;
      this.#record(request, `${name} gets ${request.path}${this.#isStrict ? this.#oddities(args, parameters) : ''}`);
      if (does === 'throws') throw this.#failure.value;
      return this.#work(name, does, request, next);
    };
    if (this.#form) return inFunctionForm(call, this.#form) as Middleware;
    return parameters === 1
      ? (request, ...more: unknown[]) => call(request, ...more)
      : (request, next, ...more: unknown[]) => call(request, next, ...more);
  }

  #oddities([request, ...others]: unknown[], parameters: number): string {
    const more = others.length + 1 - parameters;
    return `${this.#known.has(request) ? '' : ', a copy'}${more > 0 ? `, and ${more} more arguments` : ''}`;
  }

  async #work(name: string, does: Behaviour, request: Request, next: Handler): Promise<Response> {
    await this.#race?.schedule(Promise.resolve(), `${name} works on ${request.path}`);
    if (does === 'rejects') throw this.#failure.value;
    if (does === 'answers') return this.#response(answerOf(name, request.path));
    const passedOn = does === 'changes the request' ? this.request(`${request.path}/${name}`) : request;
    const { text, response, failure } = await this.outcomeOf(() => next(passedOn));
    this.#record(request, `${name} gets back ${text}`);
    await this.#race?.schedule(Promise.resolve(), `${name} goes on with ${request.path}`);
    if (does === 'fails afterwards') throw this.#failure.value;
    if (failure && does === 'catches') return this.#response(answerOf(name, request.path));
    if (failure) throw failure.value;
    return does === 'changes the response' ? this.#response(`${text}, changed by ${name}`) : (response as Response);
  }

  #response(body: string): Response {
    return this.#noted(this.#give({ status: 200, body }, 'a response'));
  }

  #noted<T>(value: T): T {
    this.#known.add(value);
    return value;
  }

  #record({ path }: Request, line: string): void {
    (this.stories[path.split('/')[1] ?? ''] ??= []).push(line);
  }

  #nameOf(error: unknown): string {
    if (Object.is(error, this.#failure.value)) return theFailure;
    if (error instanceof TodoError) throw error;
    if (!(error instanceof NextCalledTwiceError)) return `another failure: ${show(error)}`;
    return `NextCalledTwiceError for ${error.request?.path}${this.#known.has(error.request) ? '' : ', a copy'}`;
  }
}

const theFailure = 'the failure';

function partsOf(layer: Layer): [name: string, does: Behaviour] {
  const [name = '', ...does] = layer.split(' ');
  return [name, does.join(' ') as Behaviour];
}

function answerOf(name: string, path: string): string {
  return `the answer of ${name} to ${path}`;
}

/** What should happen in a call with this request. */
export function expectedCall(
  id: string,
  layers: readonly Layer[],
  handler: Layer = 'handler answers',
): { story: string[]; outcome: string } {
  const story: string[] = [];
  const call = (i: number, path: string): string => {
    const [name, does] = partsOf(layers[i] ?? handler);
    story.push(`${name} gets ${path}`);
    if (does === 'rejects' || does === 'throws') return theFailure;
    if (does === 'answers') return answerOf(name, path);
    const outcome = call(i + 1, does === 'changes the request' ? `${path}/${name}` : path);
    story.push(`${name} gets back ${outcome}`);
    if (does === 'fails afterwards') return theFailure;
    if (outcome === theFailure) return does === 'catches' ? answerOf(name, path) : theFailure;
    return does === 'changes the response' ? `${outcome}, changed by ${name}` : outcome;
  };
  const outcome = call(0, `/${id}`);
  return { story, outcome };
}

/** The whole story of a request, to what its caller gets. */
export function expectedStory(id: string, layers: readonly Layer[], handler?: Layer): string[] {
  const { story, outcome } = expectedCall(id, layers, handler);
  return [...story, `the caller gets ${outcome}`];
}

/** The groups as one list. */
export function flat(groups: readonly Group[]): Layer[] {
  return groups.flatMap((group) =>
    typeof group === 'string' ? [group] : typeof group === 'object' ? flat(group) : [],
  );
}

/** Different layers, in any order. */
export function layersOf(layers: readonly Layer[], { minLength = 0, maxLength = 5 } = {}): fc.Arbitrary<Layer[]> {
  return fc.uniqueArray(fc.constantFrom(...layers), { minLength, maxLength });
}

/** Different layers, some of them perhaps in a group. */
export function groupedOf(layers: readonly Layer[]): fc.Arbitrary<Group[]> {
  return fc
    .tuple(layersOf(layers, { minLength: 1 }), fc.nat(5), fc.nat(5))
    .map(([all, start, length]) =>
      all.slice(start, start + length).length === 0
        ? all
        : [...all.slice(0, start), all.slice(start, start + length), ...all.slice(start + length)],
    );
}

/** Layers in groups of groups. The same layer may occur several times, and a group may be empty. */
export function groupsOf(layers: readonly Layer[]): fc.Arbitrary<Group[]> {
  const { groups } = fc.letrec<{ group: Group; groups: Group[] }>((tie) => ({
    group: fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.constantFrom(...layers), tie('groups')),
    groups: fc.array(tie('group'), { maxLength: 3 }),
  }));
  return groups;
}

/** Where a middleware may be among others when `compose` gets it. */
export const places = [
  'in one list',
  'in a group of its own',
  'grouped with the outer',
  'grouped with the inner',
] as const;

export function placed(
  middleware: Middleware,
  place: (typeof places)[number],
  outer: readonly Layer[],
  inner: readonly Layer[],
): Group[] {
  if (place === 'in a group of its own') return [...outer, [middleware], ...inner];
  if (place === 'grouped with the outer') return [[...outer, middleware], ...inner];
  return place === 'grouped with the inner' ? [...outer, [middleware, ...inner]] : [...outer, middleware, ...inner];
}

/** A middleware that calls `next` several times and notes the outcomes; its own outcome is that of the first call. */
export function repeating(
  recorder: Recorder,
  outcomes: string[],
  requests: readonly string[],
  when: (typeof moments)[number],
): Middleware {
  return async (_, next) => {
    const all = requests.map((path) => recorder.request(path));
    const call = (request: Request) => recorder.outcomeOf(() => next(request));
    const results: Outcome[] = [];
    if (when === 'after the first') for (const request of all) results.push(await call(request));
    else results.push(...(await Promise.all(all.map(call))));
    outcomes.push(...results.map(({ text }) => text));
    const [first] = results;
    if (first?.failure) throw first.failure.value;
    return first?.response as Response;
  };
}

/** Lists in which it shows if a middleware gets something else than its neighbour passed on or returned. */
export const decisionTraps: { middlewares: Layer[] }[] = [
  { middlewares: [] },
  { middlewares: [...deciding] },
  ...deciding.flatMap((one) => [
    { middlewares: [one] as Layer[] },
    { middlewares: ['X passes on', one, 'Y passes on'] as Layer[] },
  ]),
];

/** Groups in which common mistakes show. */
export const groupTraps: { groups: Group[]; form: FunctionForm }[] = [
  ...functionForms.map((form): { groups: Group[]; form: FunctionForm } => ({
    groups: ['A passes on', 'B passes on'],
    form,
  })),
  ...(
    [
      [[], 'A passes on', []],
      [['A passes on', 'B passes on'], 'A passes on'],
      ['A passes on', ['B passes on', ['A passes on']]],
      [['C changes the request', 'A passes on'], ['E answers'], 'B passes on'],
      [['D changes the response'], ['D changes the response', 'A passes on']],
    ] as Group[][]
  ).map((groups) => ({ groups, form: 'an arrow function' as const })),
];

/** Failures that are always tried: an ordinary one, and one that looks like none. */
export const typicalFailures: readonly Failure[] = [ordinaryFailure(), failureOf('undefined', undefined)];

const httpError = failureOf('an HttpError', new HttpError(404, 'no such page'));

export const failureTraps = [...typicalFailures, httpError].flatMap((failure) => {
  const around = (...layers: Layer[]) => handlers.map((handler) => ({ groups: layers, handler, failure }));
  return [
    ...around(),
    ...around('A passes on'),
    ...around('I catches', 'A passes on'),
    ...failing.flatMap((one) => [...around(one), ...around('A passes on', 'J catches', one)]),
  ];
});

export const moments = ['while the first is pending', 'after the first'] as const;

export const repetitionTraps = moments.flatMap((when) =>
  places.flatMap((place) =>
    quietHandlers.flatMap((handler) => [
      { outer: [] as Layer[], inner: [] as Layer[], place, handler, calls: 2, when },
      { outer: ['A passes on'] as Layer[], inner: ['B passes on'] as Layer[], place, handler, calls: 3, when },
    ]),
  ),
);

/** When a middleware sends a request of its own, and through which composed middleware. */
export const sendings = ['before it calls next', 'after next'] as const;
export const routes = ['itself', 'another one'] as const;

/** Sends r1 through a middleware between others that sends r2 in the meantime, and then r3 during r2. */
export function sendNested(
  recorder: Recorder,
  outer: readonly Layer[],
  inner: readonly Layer[],
  when: (typeof sendings)[number],
  through: (typeof routes)[number],
): void {
  const following: Readonly<Record<string, string>> = { '/r1': 'r2', '/r2': 'r3' };
  const all: Middleware[] = [];
  const sending: Middleware = async (request, next) => {
    const id = following[request.path];
    const route = all[through === 'itself' ? 0 : 1];
    const send = async () => id !== undefined && route && recorder.send(id, route);
    if (when === 'before it calls next') await send();
    const response = await next(request);
    if (when === 'after next') await send();
    return response;
  };
  const composed = recorder.compose([...outer, sending, ...inner]);
  all.push(composed, recorder.compose([...outer, sending, ...inner]));
  void recorder.send('r1', composed);
}

export const sendingTraps = sendings.flatMap((when) =>
  routes.flatMap((through) => [
    { outer: [] as Layer[], inner: [] as Layer[], when, through },
    { outer: ['A passes on'] as Layer[], inner: ['B passes on'] as Layer[], when, through },
  ]),
);
