import fc from 'fast-check';
import { createHandClock, type HandClock } from '../support/clock.ts';
import { walks } from '../support/generators.ts';
import { resultOf, settle } from '../support/settle.ts';
import { show } from '../support/show.ts';
import { auth, compose, createPipeline, HttpError, logging, NextCalledTwiceError, rateLimit } from './middleware.ts';
import type { Handler, Middleware, Request, Response } from './middleware.ts';

export const ok: Response = { status: 200, body: { users: ['Alice', 'Bob'] } };
export const unauthorized = { status: 401, body: { error: 'Unauthorized' } };
export const tooMany = { status: 429, body: { error: 'Too Many Requests' } };

/** What a middleware or the handler does, after its name; the same layer is always the same function. */
const behaviours = {
  'A passes on': 'passes on',
  'B passes on': 'passes on',
  'C answers': 'answers',
  'D rejects': 'rejects',
  'E throws at once': 'throws at once',
  'F rejects afterwards': 'rejects afterwards',
  'G catches': 'catches',
  handler: 'answers',
  'handler rejects': 'rejects',
  'handler throws at once': 'throws at once',
} as const;
export type Layer = keyof typeof behaviours;

/** Layers in the groups in which they are composed, the outermost first. */
export type Group = Layer | Group[];

/** What happens to a request, line by line. */
export type Story = string[];

/** Middlewares and a handler that write down what happens to each request. */
export class Stage {
  /** By the client whose request it is. */
  readonly stories: Record<string, Story> = {};
  readonly #layers = new Map<Layer, Middleware>();
  readonly #errors = new Map<unknown, string>();
  readonly #race: fc.Scheduler | undefined;

  constructor(race?: fc.Scheduler) {
    this.#race = race;
  }

  pipeline(stack: readonly (Layer | Middleware)[], handler: Layer = 'handler'): Handler {
    const middlewares = stack.map((one) => (typeof one === 'string' ? this.middleware(one) : one));
    return createPipeline(this.handler(handler), ...middlewares);
  }

  /** A pipeline of groups, each composed by itself. */
  nested(groups: readonly Group[], handler: Layer = 'handler'): Handler {
    const grouped = (group: Group): Middleware =>
      typeof group === 'string' ? this.middleware(group) : compose(...group.map(grouped));
    const stack = compose(...groups.map(grouped));
    return (request) => stack(request, this.handler(handler));
  }

  handler(layer: Layer = 'handler'): Handler {
    return (request) => this.middleware(layer)(request, () => Promise.reject(new Error('There is no next.')));
  }

  middleware(layer: Layer): Middleware {
    const middleware = this.#layers.get(layer) ?? this.#create(layer);
    this.#layers.set(layer, middleware);
    return middleware;
  }

  /** Sends a request; the story ends with what came of it. */
  async send(makePipeline: () => Handler, client = 'r1'): Promise<void> {
    this.stories[client] ??= [];
    const outcome = await this.outcomeOf(() => makePipeline()(requestOf({ client })));
    this.#tell(client, `caller: ${outcome}`);
  }

  /** What comes of a call: a response, or which error; and whether it is thrown, where a promise was due. */
  async outcomeOf(call: () => Promise<Response>): Promise<string> {
    let answer: Promise<Response>;
    try {
      answer = call();
    } catch (error) {
      return `is thrown ${this.#nameOf(error)}`;
    }
    try {
      return `gets ${(await answer)?.body}`;
    } catch (error) {
      return `fails with ${this.#nameOf(error)}`;
    }
  }

  #create(layer: Layer): Middleware {
    const name = nameOf(layer);
    const behaviour = behaviours[layer];
    const error = new Error(`error of ${name}`);
    this.#errors.set(error, error.message);
    if (behaviour === 'throws at once') {
      return ({ client, path }) => {
        this.#tell(client, `${name} is called with ${path}`);
        throw error;
      };
    }
    if (behaviour === 'catches') {
      return (request, next) => {
        this.#tell(request.client, `${name} is called with ${request.path}`);
        return next(inward(request, name)).then(
          (response) => this.#passBack(request, name, response),
          (reason: unknown) => {
            this.#tell(request.client, `${name} catches ${this.#nameOf(reason)}`);
            return { status: 500, body: `(${this.#nameOf(reason)})<${name}` };
          },
        );
      };
    }
    return async (request, next) => {
      const { client, path } = request;
      this.#tell(client, `${name} is called with ${path}`);
      await this.#pause(`${client} goes through ${name}`);
      if (behaviour === 'rejects') throw error;
      if (behaviour === 'answers') return { status: 200, body: `${path}[${name}]` };
      const response = this.#passBack(request, name, await next(inward(request, name)));
      await this.#pause(`${client} comes back through ${name}`);
      if (behaviour === 'rejects afterwards') throw error;
      return response;
    };
  }

  #passBack({ client }: Request, name: string, response: Response): Response {
    this.#tell(client, `${name} gets ${response?.body}`);
    return { ...response, body: `${response?.body}<${name}` };
  }

  #nameOf(error: unknown): string {
    if (error instanceof NextCalledTwiceError) return `NextCalledTwiceError for ${error.request?.path}`;
    return this.#errors.get(error) ?? `another error: ${String(error)}`;
  }

  #tell(client: string, line: string): void {
    (this.stories[client] ??= []).push(line);
  }

  async #pause(what: string): Promise<void> {
    await this.#race?.schedule(Promise.resolve(), what);
  }
}

/** What should happen to a request. */
export function told(stack: readonly Layer[], handler: Layer = 'handler'): Story {
  const { lines, outcome } = journey([...stack, handler], '/users');
  return [...lines, `caller: ${outcome}`];
}

/** The way of a request through layers, the last of which is the handler. */
export function journey(layers: readonly Layer[], path: string): { lines: Story; outcome: string } {
  const { lines, body, error } = through(layers, path);
  return { lines, outcome: error === undefined ? `gets ${body}` : `fails with ${error}` };
}

function through([layer = 'handler', ...inside]: readonly Layer[], path: string): Way {
  const name = nameOf(layer);
  const behaviour = behaviours[layer];
  const called = `${name} is called with ${path}`;
  if (behaviour === 'answers') return { lines: [called], body: `${path}[${name}]` };
  if (behaviour === 'rejects' || behaviour === 'throws at once') return { lines: [called], error: `error of ${name}` };
  const { lines, body, error } = through(inside, `${path}>${name}`);
  if (error === undefined) {
    const back = [called, ...lines, `${name} gets ${body}`];
    if (behaviour === 'rejects afterwards') return { lines: back, error: `error of ${name}` };
    return { lines: back, body: `${body}<${name}` };
  }
  if (behaviour !== 'catches') return { lines: [called, ...lines], error };
  return { lines: [called, ...lines, `${name} catches ${error}`], body: `(${error})<${name}` };
}

/** What comes back is a body or an error. */
interface Way {
  lines: Story;
  body?: string;
  error?: string;
}

export function requestOf(parts: Partial<Request> = {}): Request {
  const headers = { Authorization: 'Bearer tok123' };
  return { method: 'GET', path: '/users', client: '10.0.0.1', headers, ...parts };
}

function inward(request: Request, name: string): Request {
  return { ...request, path: `${request.path}>${name}` };
}

function nameOf(layer: Layer): string {
  return layer.split(' ')[0] ?? layer;
}

export function passing(minLength = 0): fc.Arbitrary<Layer[]> {
  return fc.array(fc.constantFrom<Layer[]>('A passes on', 'B passes on'), { minLength, maxLength: 4 });
}

export function stacks(...layers: Layer[]): fc.Arbitrary<Layer[]> {
  return fc.array(fc.constantFrom(...layers), { maxLength: 5 });
}

/** The groups as one row. */
export function flat(groups: readonly Group[]): Layer[] {
  return groups.flatMap((group) => (typeof group === 'string' ? [group] : flat(group)));
}

/** As it is, so that the compiler takes examples for the same type as what is generated. */
export function layers(...all: Layer[]): Layer[] {
  return all;
}

export function handlers(...more: Layer[]): fc.Arbitrary<Layer> {
  return fc.constantFrom<Layer[]>('handler', 'handler rejects', ...more);
}

export function makers(): fc.Arbitrary<'compose' | 'createPipeline'> {
  return fc.constantFrom('compose', 'createPipeline');
}

/** All layers but those that throw at once, which is another rule's business. */
export const patient: readonly Layer[] = [
  'A passes on',
  'B passes on',
  'C answers',
  'D rejects',
  'F rejects afterwards',
  'G catches',
];

/** No layers around a middleware. */
export const bare: { outside: Layer[]; inside: Layer[] } = { outside: [], inside: [] };

export const passers = ['logging', 'auth', 'rateLimit', 'own'] as const;

/** Middlewares that let the usual request pass. */
export function makePasser(name: (typeof passers)[number]): Middleware {
  const now = () => 0;
  const make = {
    logging: () => logging(() => {}, now),
    auth: () => auth(async () => true),
    rateLimit: () => rateLimit({ limit: 1, windowMs: 10, now }),
    own: (): Middleware => (request, next) => next(request),
  };
  return make[name]();
}

export function groups(): fc.Arbitrary<Group[]> {
  const { group } = fc.letrec<{ group: Group; groups: Group[] }>((tie) => ({
    group: fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.constantFrom(...patient), tie('groups')),
    groups: fc.array(tie('group'), { maxLength: 3 }),
  }));
  return fc.array(group, { maxLength: 3 });
}

/** A wait in milliseconds, or a request. */
export type Step = { wait: number } | { from: string; method: string; path: string };

/** What a rate limit should do at each step. */
export function toldByWindows(limit: number, windowMs: number, steps: readonly Step[]): string[] {
  const passedAt = new Map<string, number[]>();
  let time = 0;
  return steps.map((step) => {
    if ('wait' in step) {
      time += step.wait;
      return lineOf(step);
    }
    const key = JSON.stringify([step.from, step.path]);
    // Those that passed since the window began; the first of them began it.
    const window = (passedAt.get(key) ?? []).filter((_, __, [begin = 0]) => time < begin + windowMs);
    const passes = window.length < limit;
    passedAt.set(key, passes ? [...window, time] : window);
    return lineOf(step, passes ? 'passes' : 'is refused');
  });
}

function lineOf(step: Step, outcome = ''): string {
  if ('wait' in step) return `${step.wait} ms pass`;
  return `${step.method} ${show(step.path)} from ${show(step.from)} ${outcome}`;
}

/** What a rate limit does at each step. */
export async function limited(limit: number, windowMs: number, steps: readonly Step[]): Promise<string[]> {
  const clock = createHandClock();
  const pipeline = createPipeline(async () => ok, rateLimit({ limit, windowMs, now: clock.now }));
  const lines: string[] = [];
  for (const step of steps) {
    if ('wait' in step) clock.advance(step.wait);
    const status = 'wait' in step ? 200 : await statusNow(() => pipeline(requestOf({ ...step, client: step.from })));
    lines.push(lineOf(step, { 200: 'passes', 429: 'is refused' }[status] ?? `gets ${status}`));
  }
  return lines;
}

/** With windows of 10 ms, many of the waits end exactly on the boundary. */
export function steps(): fc.Arbitrary<Step[]> {
  const wait = fc.constantFrom(1, 4, 5, 9, 10, 11).map((wait) => ({ wait }));
  const usual = requests(['a', 'b'], ['/x', '/y']);
  const tricky = requests(['a', '__proto__', 'constructor', ''], ['/x', '__proto__', 'toString', '']);
  return walks(
    fc.oneof({ weight: 2, arbitrary: wait }, { weight: 4, arbitrary: usual }, { weight: 1, arbitrary: tricky }),
  );
}

function requests(from: readonly string[], paths: readonly string[]): fc.Arbitrary<Step> {
  const inputs = {
    from: fc.constantFrom(...from),
    method: fc.constantFrom('GET', 'POST'),
    path: fc.constantFrom(...paths),
  };
  return fc.record(inputs, { noNullPrototype: true });
}

/** What came of a request so far: the handler answers, a middleware refuses, or it is under way. */
export async function statusNow(pipeline: () => Promise<Response>): Promise<number | string> {
  let outcome: number | string = 'under way';
  void new Promise<Response>((resolve) => resolve(pipeline())).then(
    (response) => (outcome = response?.status),
    () => (outcome = 'failed'),
  );
  await settle();
  return outcome;
}

/** What the handler does about a logged request. */
export const allOutcomes = [
  'a response 200',
  'a response 404',
  'an HttpError 503',
  'an HttpError 400',
  'an Error',
  'undefined',
  'a text',
] as const;
type Outcome = (typeof allOutcomes)[number];

export function outcomes(): fc.Arbitrary<Outcome> {
  return fc.constantFrom(...allOutcomes);
}

/** How a handler comes to an outcome, the status that is due in the log, and what somebody has got from a promise. */
export function makeOutcome(outcome: Outcome) {
  const status = Number(/\d+/.exec(outcome)?.[0] ?? 500);
  const result: unknown = {
    'a response': { status, body: 'done' },
    'an HttpError': new HttpError(status, 'out of order'),
    'an Error': new RangeError('out of range'),
    undefined: undefined,
    'a text': 'out of order',
  }[outcome.replace(/ \d+/, '')];
  const isResponse = outcome.startsWith('a response');
  const nameOf = (got: unknown) => (got === result ? outcome : `something else: ${String(got)}`);
  return {
    status,
    answer: () => (isResponse ? (result as Response) : raise(result)),
    due: `${isResponse ? 'gets' : 'fails with'} ${outcome}`,
    hadBy: (promise: Promise<unknown>) =>
      promise.then(
        (got) => `gets ${nameOf(got)}`,
        (error: unknown) => `fails with ${nameOf(error)}`,
      ),
  };
}

function raise(error: unknown): never {
  throw error;
}

/** What becomes of a request behind a rate limit. */
export const allFates = ['answers', 'fails', 'is still working'] as const;
export const fates: Record<(typeof allFates)[number], Handler> = {
  answers: async () => ok,
  fails: () => Promise.reject(new Error('out of order')),
  'is still working': () => new Promise(() => {}),
};

export const visit = { from: 'a', method: 'GET', path: '/x' };
export const separators = [...' :|/-_,;#@=&+"\n\0', '', '::', '","'];
export const noTokens = [
  'no such header',
  '',
  'Bearer',
  'Bearer ',
  'Bearer  ',
  'Bearer  tok123',
  'Bearer tok123 ',
  'Bearer tok123\n',
  'Bearer tok 123',
  'Bearer\ttok123',
  ' Bearer tok123',
  'Bearertok123',
  'bearer tok123',
  'Basic tok123',
  'Basic Bearer tok123',
  'tok123',
];

/** A logging middleware, what it logs, and its clock. */
export function logbook() {
  const [clock, lines]: [HandClock, string[]] = [createHandClock(1000), []];
  return { clock, lines, logged: () => logging((line) => void lines.push(line), clock.now) };
}

/** Waits for promises, so that what was not awaited has its time too, then answers after so many milliseconds. */
export function slowHandler(clock: HandClock, ms: number, answer: Handler = async () => ok): Handler {
  return async (request) => {
    await settle();
    clock.advance(ms);
    return answer(request);
  };
}

/** What comes of a request with these headers, and who was called. */
export async function visitWith(headers: Request['headers'], isValid = async (token: string) => token === 'tok123') {
  const calls: string[] = [];
  const handler: Handler = async () => (calls.push('handler'), ok);
  const asked = auth((token) => (calls.push(`isValid ${token}`), isValid(token)));
  const response = await resultOf(() => createPipeline(handler, asked)(requestOf({ headers }))).catch(
    (error: unknown) => ({ status: `fails with ${String(error)}`, body: undefined }),
  );
  return { ...response, calls };
}
