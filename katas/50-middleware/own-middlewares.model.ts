import fc from 'fast-check';
import { type Failure, failureOf } from '../support/failure.ts';
import { anyString } from '../support/hostile.ts';
import { functionForms, inFunctionForm } from '../support/plug-in.ts';
import { finish, settle } from '../support/settle.ts';
import { auth } from './auth.ts';
import { compose } from './compose.ts';
import { errorResponses } from './error-responses.ts';
import { type Handler, HttpError, type Middleware, type Request, type Response } from './http.ts';
import { logging } from './logging.ts';
import { Recorder, typicalFailures } from './middleware.model.ts';

/** The learner's own middlewares, and one that the learner has never seen. */
export const pieces = ['logging', 'auth', 'errorResponses', 'an unknown middleware'] as const;
export type Piece = (typeof pieces)[number];

/** What the log contains and what the caller gets if a request goes through these middlewares. */
interface Served {
  lines: string[];
  response: Response;
}

/** Stacks in which middlewares that know each other, or that must be at a certain place, go wrong. */
export const stackTraps = (
  [
    ['logging', 'auth', 'errorResponses'],
    ['errorResponses', 'auth', 'logging'],
    ['an unknown middleware', 'logging', 'an unknown middleware', 'logging'],
    ['auth', 'auth', 'logging', 'logging'],
  ] as Piece[][]
).flatMap((stack) => (['valid', 'none'] as Token[]).map((token) => ({ stack, token, form: 'unchanged' as const })));

export const pieceForms = ['unchanged', ...functionForms] as const;

const tokens = { valid: 'tok123', none: undefined } as const;
export type Token = keyof typeof tokens;

/** Serves one request for /users. In another form, a middleware is a different function that calls yours. */
export async function served(
  stack: readonly Piece[],
  token: Token,
  form: (typeof pieceForms)[number],
): Promise<Served> {
  const lines: string[] = [];
  const make: Record<Piece, (i: number) => Middleware> = {
    logging: (i) => logging((line) => lines.push(`log ${i + 1}: ${line}`)),
    auth: () => auth(async (one) => one === tokens.valid),
    errorResponses: () => errorResponses(),
    'an unknown middleware': () => async (request, next) => {
      const { status, body } = await next({ ...request, path: `/v1${request.path}` });
      return { status, body: [body] };
    },
  };
  const middlewares = stack.map((piece, i) => {
    const middleware = make[piece](i);
    return form === 'unchanged' ? middleware : inFunctionForm(middleware, form);
  });
  const handler: Handler = async ({ path }) => ({ status: 200, body: `the users of ${path}` });
  const request: Request = { method: 'GET', path: '/users', ...(token === 'valid' ? { token: tokens.valid } : {}) };
  const response = await compose(...middlewares)(request, handler);
  return { lines, response };
}

export function expectedServed(stack: readonly Piece[], token: Token): Served {
  const lines: string[] = [];
  const call = (i: number, path: string): Response => {
    const piece = stack[i];
    if (piece === undefined) return { status: 200, body: `the users of ${path}` };
    if (piece === 'auth' && token === 'none') return unauthorized;
    if (piece === 'logging') lines.push(`log ${i + 1}: GET ${path} started`);
    const { status, body } = call(i + 1, piece === 'an unknown middleware' ? `/v1${path}` : path);
    if (piece === 'logging') lines.push(`log ${i + 1}: GET ${path} ${status}`);
    return { status, body: piece === 'an unknown middleware' ? [body] : body };
  };
  const response = call(0, '/users');
  return { lines, response };
}

export const unauthorized: Response = { status: 401, body: { error: 'Unauthorized' } };

export const ownMiddlewares = ['logging', 'auth', 'errorResponses'] as const;
export type Own = (typeof ownMiddlewares)[number];

/** One of the learner's middlewares, which lets every request with a token pass. */
export function ownMiddleware(own: Own): Middleware {
  if (own === 'logging') return logging(() => {});
  return own === 'auth' ? auth(async () => true) : errorResponses();
}

export const ways = ['rejects', 'throws'] as const;
export type Way = (typeof ways)[number];

/** Failures that a middleware may mistake for one that it handles itself. */
const misleading = [
  ...typicalFailures,
  failureOf('an Error with a status', Object.assign(new Error('no such page'), { status: 404 })),
];

export const ownFailureTraps = ownMiddlewares.flatMap((middleware) =>
  ways.flatMap((how) => misleading.map((failure) => ({ middleware, how, failure }))),
);

/** Fails a call with this value. */
export function failWith(how: Way, value: unknown): Promise<never> {
  if (how === 'throws') throw value;
  return Promise.reject(value);
}

/** How a call ends, with the response or failure itself. */
export async function endOf(call: () => Promise<Response>): Promise<unknown> {
  const { response, failure, text } = await new Recorder().outcomeOf(call);
  if (text.endsWith('thrown synchronously')) return { thrownSynchronously: failure?.value };
  return failure ? { failedWith: failure.value } : response;
}

/** One request in a history of `auth`, and what `isValid` answers if it is called. */
export interface Visit {
  token: string | undefined;
  isValid: boolean;
}

export function visits(): fc.Arbitrary<Visit[]> {
  const token = fc.oneof(fc.constantFrom('tok123', 'tok456', undefined), anyString());
  const visit = fc.record({ token, isValid: fc.boolean() }, { noNullPrototype: true });
  return fc.array(visit, { minLength: 1, maxLength: 5 });
}

/** What happens at each visit, in order, and how it ends. */
export async function visited(history: readonly Visit[]): Promise<unknown[]> {
  let happened: unknown[] = [];
  let answer = false;
  const checkToken = auth(async (token) => {
    happened.push({ isValid: token });
    await settle();
    happened.push({ answers: answer });
    return answer;
  });
  const all: unknown[] = [];
  for (const { token, isValid } of history) {
    happened = [];
    answer = isValid;
    const request: Request = { method: 'GET', path: '/users', ...(token === undefined ? {} : { token }) };
    const end = await endOf(() =>
      checkToken(request, async () => (happened.push('next is called'), { status: 200, body: '' })),
    );
    all.push({ happened, end });
  }
  return all;
}

export function expectedVisited(history: readonly Visit[]): unknown[] {
  return history.map(({ token, isValid }) => {
    const checked = token === undefined ? [] : [{ isValid: token }, { answers: isValid }];
    if (token === undefined || !isValid) return { happened: checked, end: unauthorized };
    return { happened: [...checked, 'next is called'], end: { status: 200, body: '' } };
  });
}

export const visitTraps: { requests: Visit[] }[] = [
  { requests: [true, false, true].map((isValid) => ({ token: 'tok123', isValid })) },
  { requests: [false, true, false].map((isValid) => ({ token: 'tok123', isValid })) },
  { requests: [undefined, '', 'Bearer tok123', ' '].map((token) => ({ token, isValid: true })) },
];

export const loggingTraps = ([200, 500, ...ways] as const).flatMap((outcome) =>
  [...misleading, failureOf('an HttpError', new HttpError(404, 'no such page'))].map((failure) => ({
    method: 'GET',
    path: '/users',
    outcome,
    failure,
  })),
);

/** What happens around a call of `logging` whose `next` ends with this status, or fails. */
export async function logged({ method, path }: Request, ends: number | Way, failure: Failure): Promise<string[]> {
  const happened: string[] = [];
  const next: Handler = () => {
    happened.push('next is called');
    if (ends === 'throws') throw failure.value;
    return settle().then(() => {
      happened.push('next ends');
      return ends === 'rejects' ? failWith('rejects', failure.value) : { status: ends, body: '' };
    });
  };
  await endOf(() => logging((line) => void happened.push(`log: ${line}`))({ method, path }, next));
  return [...happened, 'the caller gets the outcome'];
}

export function expectedLogged({ method, path }: Request, ends: number | Way): string[] {
  return [
    `log: ${method} ${path} started`,
    'next is called',
    ...(ends === 'throws' ? [] : ['next ends']),
    `log: ${method} ${path} ${typeof ends === 'number' ? ends : 'failed'}`,
    'the caller gets the outcome',
  ];
}

/** Sends requests with these tokens at the same time through one `logging` and one `auth`; `tok2` is not valid. */
export async function sentTogether(tokens: readonly string[], race: fc.Scheduler) {
  const lines: string[] = [];
  const log = logging((line) => void lines.push(line));
  const checkToken = auth(async (token) => {
    await race.schedule(Promise.resolve(), `${token} is checked`);
    return token !== 'tok2';
  });
  const handler: Handler = async ({ token = '' }) => {
    await race.schedule(Promise.resolve(), `${token} is answered`);
    return { status: 201, body: token };
  };
  const ends = tokens.map((token) => {
    const request: Request = { method: 'GET', path: `/${token}`, token };
    return endOf(() => log(request, (passedOn) => checkToken(passedOn, handler)));
  });
  await finish(race);
  return { ends: await Promise.all(ends), lines: lines.toSorted() };
}

export function expectedTogether(tokens: readonly string[]) {
  const ends = tokens.map((token) => (token === 'tok2' ? unauthorized : { status: 201, body: token }));
  const lines = tokens.flatMap((token, i) => [`GET /${token} started`, `GET /${token} ${ends[i]?.status}`]);
  return { ends, lines: lines.toSorted() };
}

/** What each of the learner's files exports. */
export const ownFiles = {
  'compose.ts': ['compose'],
  'logging.ts': ['logging'],
  'auth.ts': ['auth'],
  'error-responses.ts': ['errorResponses'],
};
