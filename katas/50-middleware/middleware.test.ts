import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { finish, resultOf, settle } from '../support/settle.ts';
import { rejectionOf } from '../support/thrown.ts';
import {
  allFates,
  allOutcomes,
  bare,
  fates,
  flat,
  groups,
  handlers,
  journey,
  layers,
  limited,
  logbook,
  makeOutcome,
  makePasser,
  makers,
  noTokens,
  outcomes,
  ok,
  passers,
  passing,
  patient,
  requestOf,
  separators,
  slowHandler,
  Stage,
  stacks,
  statusNow,
  steps,
  told,
  toldByWindows,
  tooMany,
  unauthorized,
  visit,
  visitWith,
} from './middleware.model.ts';
import { auth, compose, createPipeline, rateLimit } from './middleware.ts';
import type { Handler, Middleware, Request, Response } from './middleware.ts';

describe('1 ★ Logging, auth and the rate limit each add one thing', () => {
  example('a request with a token gets the users, one without gets 401; both are logged', async () => {
    const { clock, lines, logged } = logbook();
    const pipeline = createPipeline(
      slowHandler(clock, 12),
      logged(),
      auth(async (token) => token === 'tok123'),
      rateLimit({ limit: 10, windowMs: 60_000, now: clock.now }),
    );
    expect(await pipeline(requestOf({ path: '/api/users' }))).toEqual(ok);
    expect(await pipeline(requestOf({ path: '/api/users', headers: {} }))).toEqual(unauthorized);
    expect(lines).toEqual([
      'GET /api/users started',
      'GET /api/users 200 in 12 ms',
      'GET /api/users started',
      'GET /api/users 401 in 0 ms',
    ]);
  });

  example('a client that has reached the limit gets 429', async () => {
    const pipeline = createPipeline(async () => ok, rateLimit({ limit: 2, windowMs: 60_000, now: () => 0 }));
    expect([await pipeline(requestOf()), await pipeline(requestOf())]).toEqual([ok, ok]);
    expect(await pipeline(requestOf())).toEqual(tooMany);
  });
});

describe('2 ★ Without middleware the handler answers', () => {
  law(
    'a pipeline without middleware, or with an empty one, gives what the handler gives',
    { pipeline: fc.constantFrom('createPipeline(handler)', 'createPipeline(handler, compose())'), handler: handlers() },
    async ({ pipeline, handler }) => {
      const stage = new Stage();
      const empty = () => (pipeline.includes('compose') ? [compose()] : []);
      await stage.send(() => stage.pipeline(empty(), handler));
      expect(stage.stories['r1']).toEqual(told([], handler));
    },
    { effort: 0.2 },
  );
});

describe('3 ★★ Every request goes in from the first middleware to the last, and its response back out', () => {
  law(
    'each request goes in in order, and its response comes out in reverse order',
    { stack: passing(1), requests: fc.integer({ min: 1, max: 3 }) },
    async ({ stack, requests }) => {
      const stage = new Stage();
      const pipeline = stage.pipeline(stack);
      for (let i = 0; i < requests; i += 1) await stage.send(() => pipeline);
      expect(stage.stories['r1']).toEqual(Array.from({ length: requests }, () => told(stack)).flat());
    },
    { effort: 0.4, examples: [{ stack: layers('A passes on', 'B passes on', 'A passes on'), requests: 1 }] },
  );

  law(
    'requests that overlap go the same way, each by itself',
    { stack: passing(1), requests: fc.integer({ min: 2, max: 3 }), race: fc.scheduler() },
    async ({ stack, requests, race }) => {
      const stage = new Stage(race);
      const pipeline = stage.pipeline(stack);
      const clients = ['r1', 'r2', 'r3'].slice(0, requests);
      for (const client of clients) {
        void race.schedule(Promise.resolve(), `${client} is sent`).then(() => stage.send(() => pipeline, client));
      }
      await finish(race);
      expect(stage.stories).toEqual(Object.fromEntries(clients.map((client) => [client, told(stack)])));
    },
    { effort: 0.2, why: 'a pipeline that keeps its place for all requests works until two customers come at once' },
  );

  law(
    'what middlewares pass on is the very request, and what they give back the very response, both unchanged',
    { middlewares: fc.array(fc.constantFrom(...passers), { maxLength: 5 }) },
    async ({ middlewares }) => {
      const [request, response, seen]: [Request, Response, Request[]] = [requestOf(), { ...ok }, []];
      const handler: Handler = async (got) => (seen.push(got), response);
      const answer = await createPipeline(handler, ...middlewares.map(makePasser))(request);
      expect([seen.length, seen[0] === request, answer === response]).toEqual([1, true, true]);
      expect([request, response]).toEqual([requestOf(), ok]);
    },
    { effort: 0.5, examples: [{ middlewares: [] }, { middlewares: ['logging', 'auth', 'rateLimit'] }] },
  );
});

describe('4 ★★ Who answers without next keeps the inside out', () => {
  law(
    'nothing further in is called, and those further out see the response',
    { outside: passing(), inside: passing() },
    async ({ outside, inside }) => {
      const stack = [...outside, ...layers('C answers'), ...inside];
      const stage = new Stage();
      await stage.send(() => stage.pipeline(stack));
      expect(stage.stories['r1']).toEqual(told(stack));
    },
    {
      effort: 0.4,
      examples: [{ outside: layers('A passes on'), inside: layers('B passes on') }],
      why: 'a request that auth has refused must not reach the handler',
    },
  );
});

describe('5 ★★ Grouping makes no difference', () => {
  law(
    'middlewares composed in groups of groups do what they do in one row',
    { groups: groups(), handler: handlers() },
    async ({ groups, handler }) => {
      const stage = new Stage();
      await stage.send(() => stage.nested(groups, handler));
      expect(stage.stories['r1']).toEqual(told(flat(groups), handler));
    },
    {
      effort: 0.5,
      examples: [
        { groups: [], handler: 'handler' },
        { groups: [[], 'A passes on', []], handler: 'handler' },
        { groups: [['A passes on', 'B passes on'], 'A passes on'], handler: 'handler' },
        { groups: ['A passes on', ['B passes on', 'A passes on']], handler: 'handler' },
      ],
      why: 'a team that composes its usual middlewares once must be able to use them like one',
    },
  );

  law(
    'a composed middleware serves any number of pipelines and requests',
    { group: passing(1), handlers: fc.array(handlers(), { minLength: 2, maxLength: 3 }) },
    async ({ group, handlers }) => {
      const stage = new Stage();
      const composed = compose(...group.map((layer) => stage.middleware(layer)));
      for (const handler of handlers) await stage.send(() => stage.pipeline([composed, composed], handler));
      expect(stage.stories['r1']).toEqual(handlers.flatMap((handler) => told([...group, ...group], handler)));
    },
    { effort: 0.3 },
  );
});

describe('6 ★★★ A middleware calls next once', () => {
  law(
    'the first call runs the inside, and each further one rejects',
    {
      outside: passing(),
      inside: stacks(...patient),
      handler: handlers(),
      calls: fc.integer({ min: 2, max: 3 }),
      calledAgain: fc.constantFrom<string[]>('at once', 'after the answer'),
    },
    async ({ outside, inside, handler, calls, calledAgain }) => {
      const stage = new Stage();
      const outcomes: string[] = [];
      const repeats: Middleware = async (request, next) => {
        const paths = ['/first', '/second', '/third'].slice(0, calls);
        const results = paths.map((path) => () => stage.outcomeOf(() => next({ ...request, client: 'inside', path })));
        if (calledAgain === 'at once') outcomes.push(...(await Promise.all(results.map((result) => result()))));
        else for (const result of results) outcomes.push(await result());
        return ok;
      };
      await stage.send(() => stage.pipeline([...outside, repeats, ...inside], handler));
      const { lines, outcome } = journey([...inside, handler], '/first');
      const refusals = ['/second', '/third'].map((path) => `fails with NextCalledTwiceError for ${path}`);
      expect(stage.stories['inside']).toEqual(lines);
      expect(outcomes).toEqual([outcome, ...refusals.slice(0, calls - 1)]);
    },
    {
      effort: 0.5,
      examples: (['handler', 'handler rejects'] as const).flatMap((handler) =>
        ['at once', 'after the answer'].map((calledAgain) => ({ ...bare, handler, calls: 2, calledAgain })),
      ),
      why: 'an order that runs through the inside twice is placed twice',
    },
  );

  example('whoever lets that rejection pass fails the request, and the handler has run once', async () => {
    const stage = new Stage();
    const twice: Middleware = async (request, next) => {
      await next(request);
      return next(request);
    };
    await stage.send(() => stage.pipeline(['A passes on', twice]));
    expect(stage.stories['r1']).toEqual([
      'A is called with /users',
      'handler is called with /users>A',
      'caller: fails with NextCalledTwiceError for /users>A',
    ]);
  });
});

describe('7 ★★★ Errors travel outward, and every outcome is logged', () => {
  law(
    'an error passes each middleware on its way out until one catches it',
    { madeBy: makers(), stack: stacks(...patient, 'E throws at once'), handler: handlers('handler throws at once') },
    async ({ madeBy, stack, handler }) => {
      const stage = new Stage();
      await stage.send(() => (madeBy === 'compose' ? stage.nested(stack, handler) : stage.pipeline(stack, handler)));
      expect(stage.stories['r1']).toEqual(told(stack, handler));
    },
    {
      effort: 0.6,
      examples: (['compose', 'createPipeline'] as const).flatMap((madeBy) => [
        { madeBy, stack: layers('G catches', 'A passes on'), handler: 'handler rejects' },
        { madeBy, stack: layers('G catches', 'E throws at once'), handler: 'handler' },
        { madeBy, stack: layers('G catches'), handler: 'handler throws at once' },
        { madeBy, stack: layers('E throws at once'), handler: 'handler' },
        { madeBy, stack: [], handler: 'handler throws at once' },
      ]),
    },
  );

  law(
    'the log has a line before the request goes on, and one with status and time before the caller has the outcome',
    { outcome: outcomes(), method: fc.constantFrom<string[]>('GET', 'POST'), takes: fc.nat(30) },
    async ({ outcome, method, takes }) => {
      const { clock, lines, logged } = logbook();
      const { status, answer, due, hadBy } = makeOutcome(outcome);
      const handler = slowHandler(clock, takes, async () => (lines.push('handler is called'), answer()));
      const answered = resultOf(() => createPipeline(handler, logged())(requestOf({ method })));
      await hadBy(answered).then((what) => lines.push(`caller ${what}`));
      expect(lines).toEqual([
        `${method} /users started`,
        'handler is called',
        `${method} /users ${status} in ${takes} ms`,
        `caller ${due}`,
      ]);
    },
    { examples: allOutcomes.map((outcome) => ({ outcome, method: 'GET', takes: 7 })), effort: 0.5 },
  );

  law(
    'requests that overlap are logged each with its own time',
    { secondComesAfter: fc.nat(9), firstEndsAfter: fc.nat(9), secondEndsAfter: fc.nat(9) },
    async ({ secondComesAfter, firstEndsAfter, secondEndsAfter }) => {
      const { clock, lines, logged } = logbook();
      const answer: Record<string, () => void> = {};
      const handler: Handler = ({ path }) => new Promise((resolve) => (answer[path] = () => resolve(ok)));
      const pipeline = createPipeline(handler, logged());
      const wait = async (ms: number) => (await settle(), clock.advance(ms));
      void statusNow(() => pipeline(requestOf({ path: '/a' })));
      await wait(secondComesAfter);
      void statusNow(() => pipeline(requestOf({ path: '/b' })));
      await wait(firstEndsAfter);
      answer['/a']?.();
      await wait(secondEndsAfter);
      answer['/b']?.();
      await settle();
      expect(lines.slice(2)).toEqual([
        `GET /a 200 in ${secondComesAfter + firstEndsAfter} ms`,
        `GET /b 200 in ${firstEndsAfter + secondEndsAfter} ms`,
      ]);
    },
    { effort: 0.3, examples: [{ secondComesAfter: 5, firstEndsAfter: 2, secondEndsAfter: 1 }] },
  );
});

describe('8 ★★★ The limit holds for each client and path until the window has ended', () => {
  law(
    'in each window of 10 ms exactly limit requests of a client for a path pass',
    { limit: fc.integer({ min: 1, max: 3 }), steps: steps() },
    async ({ limit, steps }) => {
      expect(await limited(limit, 10, steps)).toEqual(toldByWindows(limit, 10, steps));
    },
    {
      effort: 0.4,
      examples: [
        { limit: 1, steps: [visit, { wait: 9 }, visit, { wait: 1 }, visit] },
        { limit: 2, steps: [visit, { wait: 9 }, visit, visit, { wait: 1 }, visit, visit, visit] },
        { limit: 1, steps: [{ wait: 4 }, visit, { wait: 9 }, visit] },
        { limit: 1, steps: [visit, { wait: 11 }, visit, { wait: 9 }, visit, { wait: 1 }, visit] },
      ],
    },
  );

  law(
    'each request counts when it comes, whatever becomes of it, and what is refused goes no further',
    {
      limit: fc.integer({ min: 1, max: 3 }),
      requests: fc.integer({ min: 1, max: 5 }),
      handler: fc.constantFrom(...allFates),
    },
    async ({ limit, requests, handler }) => {
      let calls = 0;
      const handle: Handler = (request) => ((calls += 1), fates[handler](request));
      const pipeline = createPipeline(handle, rateLimit({ limit, windowMs: 10, now: () => 0 }));
      let refused = 0;
      for (let i = 0; i < requests; i += 1) if ((await statusNow(() => pipeline(requestOf()))) === 429) refused += 1;
      const passed = Math.min(limit, requests);
      expect({ calls, refused }).toEqual({ calls: passed, refused: requests - passed });
    },
    {
      effort: 0.3,
      examples: allFates.map((handler) => ({ limit: 1, requests: 2, handler })),
      why: 'a burst of requests at the same time is what the limit is for',
    },
  );

  law(
    'other clients and paths are not counted with it, however alike they look',
    { separator: fc.constantFrom(...separators) },
    async ({ separator }) => {
      const steps = [
        { ...visit, from: 'a', path: `a${separator}a` },
        { ...visit, from: `a${separator}a`, path: 'a' },
      ];
      expect(await limited(1, 10, steps)).toEqual(toldByWindows(1, 10, steps));
    },
    { effort: 0.3, examples: separators.map((separator) => ({ separator })) },
  );

  example('two rate limits count apart', async () => {
    const limited = () => createPipeline(async () => ok, rateLimit({ limit: 1, windowMs: 10, now: () => 0 }));
    const [first, second] = [limited(), limited()];
    expect([await first(requestOf()), await second(requestOf())]).toEqual([ok, ok]);
  });
});

describe('9 ★★★ Only a valid bearer token gets in', () => {
  law(
    'the name of the header may be written in any case',
    { name: fc.mixedCase(fc.constant('authorization')) },
    async ({ name }) => {
      const { status } = await visitWith({ Accept: 'text/html', [name]: 'Bearer tok123', Host: 'shop.example' });
      expect(status).toBe(200);
    },
    {
      effort: 0.3,
      examples: ['authorization', 'Authorization', 'AUTHORIZATION'].map((name) => ({ name })),
      why: 'HTTP says so, and HTTP/2 sends all names in small letters',
    },
  );

  law(
    'isValid is asked about the very token, and its answer decides before anything further in is called',
    { token: fc.string({ unit: fc.constantFrom('a', 'B', '0', '.', '=', '-'), minLength: 1 }), valid: fc.boolean() },
    async ({ token, valid }) => {
      expect(await visitWith({ Authorization: `Bearer ${token}` }, async () => valid)).toEqual({
        ...(valid ? ok : unauthorized),
        calls: valid ? [`isValid ${token}`, 'handler'] : [`isValid ${token}`],
      });
    },
    { effort: 0.3, examples: ['Bearer', 'a'].flatMap((token) => [true, false].map((valid) => ({ token, valid }))) },
  );

  law(
    'without a token nobody gets in, and isValid is not asked',
    { authorization: fc.constantFrom(...noTokens) },
    async ({ authorization }) => {
      const headers = authorization === 'no such header' ? { Accept: 'Bearer tok123' } : { authorization };
      expect(await visitWith(headers, async () => true)).toEqual({ ...unauthorized, calls: [] });
    },
    { effort: 0.3, examples: noTokens.map((authorization) => ({ authorization })) },
  );

  example('where isValid rejects, so does the request, and the handler is not called', async () => {
    const error = new Error('no connection');
    const calls: string[] = [];
    const handler: Handler = async () => (calls.push('handler'), ok);
    const failing = () => auth(() => Promise.reject(error));
    expect([await rejectionOf(() => createPipeline(handler, failing())(requestOf())), calls]).toEqual([error, []]);
  });
});
