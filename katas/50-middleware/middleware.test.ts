import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { misplacedExports } from '../support/exports.ts';
import { anyFailure } from '../support/failure.ts';
import { anyString } from '../support/hostile.ts';
import { otherImports } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { functionForms } from '../support/plug-in.ts';
import { finish, settle } from '../support/settle.ts';
import { auth } from './auth.ts';
import { compose } from './compose.ts';
import { errorResponses } from './error-responses.ts';
import { type Handler, HttpError, type Middleware, type Request, type Response } from './http.ts';
import { logging } from './logging.ts';
import {
  answering,
  deciding,
  decisionTraps,
  expectedCall,
  expectedStory,
  failing,
  failureTraps,
  flat,
  groupedOf,
  groupsOf,
  groupTraps,
  handlers,
  innermost,
  type Group,
  type Layer,
  layersOf,
  moments,
  passing,
  placed,
  places,
  quietHandlers,
  Recorder,
  repeating,
  repetitionTraps,
  routes,
  sendings,
  sendingTraps,
  sendNested,
  typicalFailures,
} from './middleware.model.ts';
import {
  endOf,
  expectedLogged,
  expectedServed,
  expectedTogether,
  expectedVisited,
  failWith,
  logged,
  loggingTraps,
  ownFailureTraps,
  ownFiles,
  ownMiddleware,
  ownMiddlewares,
  pieceForms,
  pieces,
  sentTogether,
  served,
  stackTraps,
  type Token,
  unauthorized,
  visited,
  visits,
  visitTraps,
  type Way,
  ways,
} from './own-middlewares.model.ts';

const paths = fc.constantFrom<string[]>('/users', '/orders');
const withToken: Request = { method: 'GET', path: '/users', token: 'tok123' };

describe('1 ★ Logging and auth each add one thing', () => {
  law(
    'logging logs that a request started, and then the status of its response',
    { path: paths, status: fc.constantFrom(200, 404) },
    async ({ path, status }) => {
      const lines: string[] = [];
      const response = { status, body: 'a page' };
      const answer = await logging((line) => void lines.push(line))({ method: 'GET', path }, async () => response);
      expect({ answer, lines }).toEqual({ answer: response, lines: [`GET ${path} started`, `GET ${path} ${status}`] });
    },
    { effort: 0.2 },
  );

  law(
    'auth answers a request without a token with 401, and passes a request with a valid token on',
    { path: paths, token: fc.constantFrom<(string | undefined)[]>(undefined, 'tok123') },
    async ({ path, token }) => {
      const request = { method: 'GET', path, ...(token === undefined ? {} : { token }) };
      const response = { status: 200, body: 'a page' };
      const checkToken = auth(async () => true);
      expect(await endOf(() => checkToken(request, async () => response))).toEqual(token ? response : unauthorized);
    },
    { effort: 0.2, examples: [undefined, 'tok123'].map((token) => ({ path: '/users', token })) },
  );
});

describe('2 ★ The first middleware is the outermost', () => {
  law(
    'a request goes from the first middleware to the handler, and the response comes back the other way',
    { middlewares: layersOf(passing) },
    async ({ middlewares }) => {
      const recorder = new Recorder();
      await recorder.send('r1', recorder.compose(middlewares));
      expect(recorder.stories['r1']).toEqual(expectedStory('r1', middlewares));
    },
    { effort: 0.3, examples: [layers(), layers(...passing)].map((middlewares) => ({ middlewares })) },
  );
});

describe('3 ★★ Each middleware decides what its neighbours get', () => {
  law(
    'each one gets the request and response objects of its neighbours, not copies, and a short circuit skips the rest',
    { middlewares: layersOf(deciding) },
    async ({ middlewares }, { caller }) => {
      const recorder = new Recorder({ give: (value, label) => caller.give(value, label), isStrict: true });
      await recorder.send('r1', recorder.compose(middlewares));
      expect(recorder.stories['r1']).toEqual(expectedStory('r1', middlewares));
      expect(recorder.frozenLayers(), 'The functions that compose froze').toEqual([]);
    },
    { examples: decisionTraps },
  );
});

describe('4 ★★ Any middleware works anywhere', () => {
  law(
    'middlewares do the same in groups of groups as in one list, whatever functions they are',
    { groups: groupsOf(deciding), form: fc.constantFrom(...functionForms) },
    async ({ groups, form }) => {
      const recorder = new Recorder({ form });
      await recorder.send('r1', recorder.compose(groups));
      expect(recorder.stories['r1']).toEqual(expectedStory('r1', flat(groups)));
    },
    { examples: groupTraps },
  );

  law(
    'a composed middleware can be used again, with other handlers and twice in one list',
    {
      group: layersOf(answering, { maxLength: 3 }),
      handlers: fc.array(fc.constantFrom('handler', 'other'), { minLength: 2, maxLength: 4 }),
    },
    async ({ group, handlers }) => {
      const recorder = new Recorder();
      const composed = recorder.compose(group);
      const doubled = compose(composed, composed);
      for (const [i, name] of handlers.entries()) {
        await recorder.send(`r${i}`, composed, `${name} answers`);
        await recorder.send(`r${i}`, doubled, `${name} answers`);
      }
      const expected = handlers.map((name, i) => [
        `r${i}`,
        [group, [...group, ...group]].flatMap((all) => expectedStory(`r${i}`, all, `${name} answers`)),
      ]);
      expect(recorder.stories).toEqual(Object.fromEntries(expected));
    },
    { effort: 0.3, examples: [{ group: layers('A passes on'), handlers: ['handler', 'other', 'handler'] }] },
  );

  law(
    'your middlewares work in any order, with unknown ones between them',
    {
      stack: fc.array(fc.constantFrom(...pieces), { maxLength: 5 }),
      token: fc.constantFrom<Token[]>('valid', 'none'),
      form: fc.constantFrom(...pieceForms),
    },
    async ({ stack, token, form }) => {
      expect(await served(stack, token, form)).toEqual(expectedServed(stack, token));
    },
    {
      why: 'a middleware that works only at one place, or only next to certain others, cannot be reused',
      examples: stackTraps,
    },
  );

  example('100 middlewares work in one list, and in groups nested 100 deep', async () => {
    const all = Array<Layer>(100).fill('A passes on');
    const nested = all.reduce<Group>((inner, layer) => [layer, inner], []);
    for (const groups of [all, [nested]]) {
      const recorder = new Recorder();
      await recorder.send('r1', recorder.compose(groups));
      expect(recorder.stories['r1']).toEqual(expectedStory('r1', all));
    }
  });

  example('each file exports only its function, and imports only `http.ts`', async () => {
    const rules = Object.fromEntries(Object.keys(ownFiles).map((file) => [file, ['http.ts']]));
    expect(otherImports(import.meta.url, { ...rules, 'http.ts': [] })).toEqual([]);
    expect(misplacedExports(import.meta.url, ownFiles)).toEqual([]);
    expect(await served(['logging'], 'valid', 'unchanged')).toEqual(expectedServed(['logging'], 'valid'));
  });
});

describe('5 ★★ A failure travels outward until a middleware catches it', () => {
  law(
    'each middleware gets the same value as a rejection, until one catches it and answers',
    {
      groups: groupedOf([...passing, ...failing]),
      handler: fc.constantFrom(...handlers),
      failure: anyFailure({ 'an HttpError': () => new HttpError(404, 'no such page') }),
    },
    async ({ groups, handler, failure }) => {
      const recorder = new Recorder({ failure });
      await recorder.send('r1', recorder.compose(groups), handler);
      expect(recorder.stories['r1']).toEqual(expectedStory('r1', flat(groups), handler));
    },
    { examples: failureTraps },
  );
});

describe('6 ★★ Your middlewares do their own work and nothing else', () => {
  law(
    'each passes the same request object on as the only argument, and returns the same response object',
    {
      middleware: fc.constantFrom(...ownMiddlewares),
      path: anyString(),
      status: fc.constantFrom<number[]>(200, 404, 500),
    },
    async ({ middleware, path, status }, { caller }) => {
      const request = caller.give<Request>({ method: 'GET', path, token: 'tok123', body: { page: 1 } }, 'the request');
      const response = caller.give<Response>({ status, body: [path] }, 'the response');
      const calls: unknown[][] = [];
      const next: Handler = async (...args) => (calls.push(args), response);
      const answer = await ownMiddleware(middleware)(request, next);
      expect(calls).toEqual([[request]]);
      expect(Object.isFrozen(next), 'Whether next was frozen').toBe(false);
      expect(calls[0]?.[0], 'The request that next gets').toBe(request);
      expect(answer, 'The response that the caller gets').toBe(response);
    },
    { effort: 0.5, examples: ownMiddlewares.map((middleware) => ({ middleware, path: '/users', status: 200 })) },
  );

  law(
    'each rejects with the same value as next',
    { middleware: fc.constantFrom(...ownMiddlewares), how: fc.constantFrom(...ways), failure: anyFailure() },
    async ({ middleware, how, failure }) => {
      const end = await endOf(() => ownMiddleware(middleware)(withToken, () => failWith(how, failure.value)));
      expect(end).toEqual({ failedWith: failure.value });
      expect(Object.is((end as { failedWith: unknown }).failedWith, failure.value), 'It is the same value').toBe(true);
    },
    { examples: ownFailureTraps },
  );

  law(
    'logging logs one line before it calls next, and one before the caller gets the outcome',
    {
      method: anyString(),
      path: anyString(),
      outcome: fc.constantFrom<number | Way>(200, 404, 500, ...ways),
      failure: anyFailure(),
    },
    async ({ method, path, outcome, failure }) => {
      expect(await logged({ method, path }, outcome, failure)).toEqual(expectedLogged({ method, path }, outcome));
    },
    { examples: loggingTraps },
  );

  law(
    'auth calls isValid once per request with a token, and calls next only if the token is valid',
    { requests: visits() },
    async ({ requests }) => {
      expect(await visited(requests)).toEqual(expectedVisited(requests));
    },
    { effort: 0.4, examples: visitTraps },
  );

  law(
    'if isValid fails, auth rejects with the same value and does not call next',
    { how: fc.constantFrom(...ways), failure: anyFailure() },
    async ({ how, failure }) => {
      let calls = 0;
      const next: Handler = async () => ((calls += 1), { status: 200, body: '' });
      const end = await endOf(() => auth(() => failWith(how, failure.value))(withToken, next));
      expect({ end, calls }).toEqual({ end: { failedWith: failure.value }, calls: 0 });
    },
    { effort: 0.3, examples: ways.flatMap((how) => typicalFailures.map((failure) => ({ how, failure }))) },
  );

  law(
    'errorResponses turns an HttpError into a response with its status and message',
    {
      status: fc.integer({ min: 400, max: 599 }),
      message: anyString(),
      error: fc.constantFrom('an HttpError', 'an instance of a subclass'),
      how: fc.constantFrom(...ways),
    },
    async ({ status, message, error: kind, how }) => {
      class PageError extends HttpError {}
      const error = new (kind === 'an HttpError' ? HttpError : PageError)(status, message);
      const end = await endOf(() => errorResponses()(withToken, () => failWith(how, error)));
      expect(end).toEqual({ status, body: { error: message } });
    },
    {
      effort: 0.3,
      examples: ways.flatMap((how) =>
        (['an HttpError', 'an instance of a subclass'] as const).map((error) => ({
          ...{ status: 404, message: 'no such page', error, how },
        })),
      ),
    },
  );
});

describe('7 ★★★ Requests do not affect each other', () => {
  law(
    'each of several requests in progress reaches its own outcome',
    { groups: groupedOf(answering), requests: fc.integer({ min: 2, max: 3 }), race: fc.scheduler() },
    async ({ groups, requests, race }) => {
      const recorder = new Recorder({ race });
      const composed = recorder.compose(groups);
      const ids = ['r1', 'r2', 'r3'].slice(0, requests);
      for (const [i, id] of ids.entries()) {
        const start = i === 0 ? Promise.resolve() : race.schedule(Promise.resolve(), `${id} is sent`);
        void start.then(() => recorder.send(id, composed));
      }
      await finish(race);
      expect(recorder.stories).toEqual(Object.fromEntries(ids.map((id) => [id, expectedStory(id, flat(groups))])));
    },
    { effort: 0.5 },
  );

  law(
    'a middleware can send requests through the middleware that called it, and through another one composed in the same way',
    {
      outer: layersOf(passing, { maxLength: 2 }),
      inner: layersOf([...innermost, 'I catches'], { maxLength: 2 }),
      when: fc.constantFrom(...sendings),
      through: fc.constantFrom(...routes),
    },
    async ({ outer, inner, when, through }) => {
      const recorder = new Recorder();
      sendNested(recorder, outer, inner, when, through);
      await settle();
      const story = (id: string) => expectedStory(id, [...outer, ...inner]);
      expect(recorder.stories).toEqual({ r1: story('r1'), r2: story('r2'), r3: story('r3') });
    },
    { effort: 0.5, examples: sendingTraps },
  );

  example('the same request object can be sent several times, even at the same time', async () => {
    const recorder = new Recorder();
    const composed = recorder.compose(passing);
    const request = recorder.request('/r1');
    const send = async () => (await recorder.sendThis(request, composed)).text;
    const { outcome } = expectedCall('r1', passing);
    expect([...(await Promise.all([send(), send()])), await send()]).toEqual([outcome, outcome, outcome]);
    expect(recorder.stories['r1']?.filter((line) => line === 'handler gets /r1').length).toBe(3);
  });

  law(
    'logging and auth do not mix up requests in progress',
    { requests: fc.integer({ min: 2, max: 3 }), race: fc.scheduler() },
    async ({ requests, race }) => {
      const tokens = ['tok1', 'tok2', 'tok3'].slice(0, requests);
      expect(await sentTogether(tokens, race)).toEqual(expectedTogether(tokens));
    },
    { effort: 0.3 },
  );

  law(
    'errorResponses answers each of several failed requests with its own error',
    { statuses: fc.uniqueArray(fc.integer({ min: 400, max: 599 }), { minLength: 2, maxLength: 3 }) },
    async ({ statuses }) => {
      const middleware = errorResponses();
      const send = (status: number) =>
        middleware(withToken, async () => failWith('rejects', new HttpError(status, '')));
      const responses = await Promise.all(statuses.map((status) => endOf(() => send(status))));
      expect(responses).toEqual(statuses.map((status) => ({ status, body: { error: '' } })));
    },
    { effort: 0.2, examples: [{ statuses: [404, 409] }] },
  );
});

describe('8 ★★★ A middleware can call `next` only once per request', () => {
  law(
    'the first call works as usual, and each further one only rejects, with its own request',
    {
      outer: layersOf(passing, { maxLength: 2 }),
      inner: layersOf([...innermost, 'F rejects', 'H fails afterwards'], { maxLength: 2 }),
      place: fc.constantFrom(...places),
      handler: fc.constantFrom(...quietHandlers),
      calls: fc.integer({ min: 2, max: 3 }),
      when: fc.constantFrom(...moments),
    },
    async ({ outer, inner, place, handler, calls, when }) => {
      const recorder = new Recorder();
      const outcomes: string[] = [];
      const repeats = repeating(recorder, outcomes, ['/first', '/second', '/third'].slice(0, calls), when);
      const composed = recorder.compose(placed(repeats, place, outer, inner));
      const { text } = await recorder.send('r1', composed, handler);
      const { story, outcome } = expectedCall('first', inner, handler);
      const refused = ['/second', '/third'].slice(0, calls - 1).map((path) => `NextCalledTwiceError for ${path}`);
      const { first, second, third } = recorder.stories;
      expect({ first, second, third }).toEqual({ first: story });
      expect({ outcomes, ofTheRequest: text }).toEqual({ outcomes: [outcome, ...refused], ofTheRequest: outcome });
    },
    { examples: repetitionTraps, why: 'an order that goes through the inner middlewares twice is placed twice' },
  );

  law(
    'further calls with the same request object are rejected too, and a rejection that nobody catches fails the request',
    { place: fc.constantFrom(...places), outer: layersOf(passing, { maxLength: 2 }) },
    async ({ place, outer }) => {
      const recorder = new Recorder();
      const twice: Middleware = async (request, next) => {
        await next(request);
        return next(request);
      };
      await recorder.send('r1', recorder.compose(placed(twice, place, outer, [])));
      const refused = 'NextCalledTwiceError for /r1';
      expect(recorder.stories['r1']).toEqual([
        ...outer.map((layer) => `${layer[0]} gets /r1`),
        'handler gets /r1',
        ...outer.toReversed().map((layer) => `${layer[0]} gets back ${refused}`),
        `the caller gets ${refused}`,
      ]);
    },
    { effort: 0.2, examples: places.map((place) => ({ place, outer: layers('A passes on') })) },
  );
});

/** The same layers, so that the compiler takes examples for the type of what is generated. */
function layers(...all: Layer[]): Layer[] {
  return all;
}
