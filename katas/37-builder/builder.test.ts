import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyKey, anyString, integerEdges, notWholeNumbers, wholeNumbers } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  bodiesAndMethods,
  build,
  builderAfter,
  type Call,
  call,
  callsForOneHeader,
  callsWithAnyValue,
  chain,
  chains,
  changeRequest,
  changesToRequests,
  type Content,
  contentOf,
  expectedContent,
  expectedOutcomes,
  header,
  headerCalls,
  hostileHeaders,
  interleaved,
  invalidTimeouts,
  json,
  jsonCalls,
  lines,
  method,
  type NamedStep,
  oneCallPerPart,
  repeatedCalls,
  retries,
  Session,
  start,
  type Step,
  stepsAfterBuilds,
  stepsWithBuilds,
  stories,
  storiesOfDifferentParts,
  story,
  timeout,
  timeouts,
  token,
  tokenCalls,
  url,
  valuesWithoutText,
  valuesWithText,
} from './builder.model.ts';
import { type CheckedPart, HttpRequestBuilder, InvalidPartError } from './builder.ts';

describe('1 ★ Each setter sets its part, and `build` returns the request', () => {
  example('a POST with a JSON body, a token, a timeout and retries', () => {
    const draft = new HttpRequestBuilder('https://api.example.com/users').method('POST').jsonBody({ name: 'Alice' });
    const request = draft.timeout(10).withRetries(3).bearerToken('tok123').build();
    expect(contentOf(request)).toEqual({
      url: 'https://api.example.com/users',
      method: 'POST',
      headers: ['authorization: Bearer tok123', 'content-type: application/json'],
      body: '{"name":"Alice"}',
      timeoutSeconds: 10,
      retries: 3,
    });
  });

  law(
    'the request contains what the setters received',
    {
      url: fc.constantFrom(
        'https://api.example.com/users',
        'https://example.com',
        'http://localhost:8080/?q=Alice#top',
      ),
      method: fc.constantFrom('POST', 'put', 'Patch'),
      accept: fc.constantFrom('text/html', 'text/csv'),
      token: fc.constantFrom('tok123', 'tok456'),
      name: fc.constantFrom('Alice', 'Bob'),
      seconds: fc.integer({ min: 1, max: 120 }),
      count: fc.integer({ min: 1, max: 5 }),
    },
    ({ url, method, accept, token, name, seconds, count }) => {
      const draft = new HttpRequestBuilder(url).method(method).header('accept', accept).bearerToken(token);
      const request = draft.jsonBody({ name }).timeout(seconds).withRetries(count).build();
      expect(contentOf(request)).toEqual({
        url,
        method: method.toUpperCase(),
        headers: [`accept: ${accept}`, `authorization: Bearer ${token}`, 'content-type: application/json'],
        body: `{"name":"${name}"}`,
        timeoutSeconds: seconds,
        retries: count,
      });
    },
  );
});

describe('2 ★ Parts that are not set have defaults', () => {
  law('without setters, a request has the defaults', { url: fc.constant(url) }, ({ url }) => {
    const { method, headers, body, timeoutSeconds, retries } = new HttpRequestBuilder(url).build();
    const defaults = { method: 'GET', headers: {}, body: null, timeoutSeconds: 30, retries: 0 };
    expect({ method, headers: { ...headers }, body, timeoutSeconds, retries }).toEqual(defaults);
  });

  law(
    'setting some parts leaves the other parts at their defaults',
    { calls: fc.subarray(oneCallPerPart.filter(([setter]) => setter !== 'jsonBody')) },
    ({ calls }) => {
      const request = builderAfter(calls).build();
      expect({ ...contentOf(request), body: request.body }).toEqual(expectedContent(url, calls));
    },
    {
      examples: [
        ...oneCallPerPart.filter(([setter]) => setter !== 'jsonBody').map((one) => ({ calls: [one] })),
        { calls: [method('POST'), json({ name: 'Alice' })] },
      ],
    },
  );
});

describe('3 ★★ For each part, the last call wins', () => {
  law(
    'the request contains, for each part, what the last call set',
    {
      url: anyString(),
      calls: stories(callsWithAnyValue(), 12),
    },
    ({ url, calls }) => {
      const builder = builderAfter(calls, new HttpRequestBuilder(url));
      expect(contentOf(builder.build())).toEqual(expectedContent(url, calls));
    },
    {
      examples: [
        ...['', ' https://EXAMPLE.com/a b\n'].map((url) => ({ url, calls: story() })),
        ...repeatedCalls.map((some) => ({ url, calls: story(...some) })),
      ],
    },
  );

  law(
    'calls that set different parts build the same request in any order',
    { calls: fc.shuffledSubarray([...oneCallPerPart], { minLength: oneCallPerPart.length }).map(chain) },
    ({ calls }) => {
      expect(contentOf(builderAfter(calls).build())).toEqual(expectedContent(url, oneCallPerPart));
    },
    { examples: [{ calls: chain(oneCallPerPart) }, { calls: chain(oneCallPerPart.toReversed()) }] },
  );
});

describe('4 ★★ Each header has one value, whatever the case of its name', () => {
  law(
    'the last call that sets a header determines its value',
    { calls: stories(fc.oneof(jsonCalls(), tokenCalls(), headerCalls(namesInAnyCase(), fc.constantFrom('a', 'B')))) },
    ({ calls }) => {
      const { headers, body } = builderAfter(calls).build();
      const expected = expectedContent(url, calls);
      expect([...lines(Object.entries(headers)), `body: ${body || null}`]).toEqual([
        ...expected.headers,
        `body: ${expected.body}`,
      ]);
    },
    { examples: callsForOneHeader.map((some) => ({ calls: story(...some) })) },
  );

  law(
    'any string is a valid name and a valid value',
    { calls: stories(headerCalls(fc.oneof(anyKey(), anyString()), anyString())) },
    ({ calls }) => {
      const { headers } = builderAfter(calls).build();
      expect(lines(Object.entries(headers))).toEqual(expectedContent(url, calls).headers);
    },
    { examples: hostileHeaders.map((some) => ({ calls: story(...some) })) },
  );
});

describe('5 ★★ Setters check and convert their arguments immediately', () => {
  law(
    'every valid timeout and every valid number of retries is accepted',
    { seconds: timeouts(), count: wholeNumbers() },
    ({ seconds, count }) => {
      expectOutcomes([...start, timeout(seconds), retries(count), build]);
    },
    { examples: integerEdges.map((count) => ({ seconds: count || Number.MIN_VALUE, count })) },
  );

  law(
    'a timeout that is not a finite number above 0 is rejected',
    {
      before: storiesOfDifferentParts(4),
      seconds: fc.constantFrom(...invalidTimeouts),
      after: chains(laterCalls(), 2),
    },
    ({ before, seconds, after }) => {
      expectRejection(before, timeout(seconds), 'timeout', after);
    },
    { examples: invalidTimeouts.map((seconds) => ({ before: story(), seconds, after: chain([]) })) },
  );

  law(
    'a number of retries that is not a non-negative safe integer is rejected',
    { before: storiesOfDifferentParts(4), count: fc.constantFrom(...notWholeNumbers), after: chains(laterCalls(), 2) },
    ({ before, count, after }) => {
      expectRejection(before, retries(count), 'retries', after);
    },
    { examples: notWholeNumbers.map((count) => ({ before: story(), count, after: chain([]) })) },
  );

  law(
    'a value for which JSON.stringify throws or returns undefined is rejected',
    {
      before: storiesOfDifferentParts(4),
      value: fc.constantFrom(...namesOf(valuesWithoutText)),
      after: chains(laterCalls(), 2),
    },
    ({ before, value, after }) => {
      expectRejection(before, json(valuesWithoutText[value]()), 'body', after);
    },
    {
      examples: namesOf(valuesWithoutText).flatMap((value) =>
        [[], [json(1)], [header('content-type', 'a')]].map((more) => ({
          before: story(...more),
          value,
          after: chain([]),
        })),
      ),
    },
  );

  law(
    'the body is what JSON.stringify returns for the value',
    { value: fc.constantFrom(...namesOf(valuesWithText)) },
    ({ value }) => {
      expectOutcomes([...start, json(valuesWithText[value]()), build], ({ body }) => body);
    },
    { examples: namesOf(valuesWithText).map((value) => ({ value })) },
  );

  law(
    'changing a value after passing it to jsonBody has no effect until it is passed again',
    { value: fc.oneof(fc.constantFrom<unknown[]>({ name: 'Alice' }, ['a'], { tags: [{ id: 1 }] }), fc.jsonValue()) },
    ({ value }, { caller }) => {
      const passed = caller.give(value, 'the value');
      const [once, twice] = [builderAfter(start).jsonBody(passed), builderAfter(start).jsonBody(passed)];
      caller.leave(passed, 'the value');
      const bodies = { once: once.build().body, twice: twice.jsonBody(passed).build().body };
      expect(bodies).toEqual({ once: JSON.stringify(value), twice: JSON.stringify(passed) });
    },
    {
      modes: { mutated: true },
      examples: [{ value: { name: 'Alice' } }, { value: ['a', 'b'] }, { value: { tags: [{ id: 1 }, { id: 2 }] } }],
    },
  );
});

describe('6 ★★ `build` checks whether the parts fit together', () => {
  law(
    'build rejects a body for GET and HEAD, and the next build can succeed',
    { steps: chains(fc.oneof(namesOfMethods().map(method), jsonCalls(), fc.constant(build))) },
    ({ steps }) => {
      expectOutcomes([...steps, build], ({ method, body }) => ({ method, body }));
    },
    { examples: bodiesAndMethods.map((steps) => ({ steps: chain(steps) })) },
  );
});

describe('7 ★★★ Setters and `build` still work after `build`', () => {
  law(
    'each request contains everything that was set before it was built',
    { steps: stories(stepsWithBuilds(), 12) },
    ({ steps }, mode) => {
      const session = mode.use(() => new Session(url));
      expect(steps.map((step) => session.do(step))).toEqual(expectedOutcomes(url, steps));
    },
    { modes: { inCompany: true }, examples: stepsAfterBuilds.map((some) => ({ steps: story(...some) })) },
  );

  law(
    'several builders in use at the same time are independent',
    {
      each: fc.constant(story()),
      steps: fc.array(namedSteps(), { maxLength: 12, size: 'max' }).map(interleaved),
    },
    ({ each, steps }) => {
      const sessions: Partial<Record<'a' | 'b' | 'c', Session>> = {};
      const outcomes = steps.map(([name, step]) => (sessions[name] ??= sessionAfter(each)).do(step));
      const expected = steps.map(([name], i) => {
        const own = steps.slice(0, i + 1).filter(([other]) => other === name);
        return expectedOutcomes(url, [...each, ...own.map(([, step]) => step)]).at(-1);
      });
      expect(outcomes).toEqual(expected);
    },
    {
      why: "one customer's request must not depend on the requests of other customers",
      examples: (
        [
          [
            ['a', header('authorization', 'Basic x')],
            ['b', build],
            ['a', build],
          ],
          [
            ['a', header('x-a', '1')],
            ['b', header('x-b', '2')],
            ['a', build],
            ['c', build],
          ],
        ] satisfies NamedStep[][]
      ).map((steps) => ({ each: story(), steps: interleaved(steps) })),
    },
  );
});

describe('8 ★★★ A built request never changes', () => {
  law(
    'later calls to the builder do not change a request, even if it is first read afterwards',
    { before: storiesOfDifferentParts(4), after: chains(stepsWithBuilds(), 6) },
    ({ before, after }) => {
      const session = sessionAfter(before);
      const request = session.request();
      after.forEach((step) => session.do(step));
      expect(contentOf(request)).toEqual(expectedContent(url, before));
    },
    {
      examples: [
        { before: story(), after: chain([token('t')]) },
        { before: story(header('accept', 'a')), after: chain([header('accept', 'b'), build]) },
        { before: story(), after: chain([method('PUT'), timeout(5), retries(2), json(1)]) },
      ],
    },
  );

  law(
    'code that tries to change a request affects neither that request, nor other requests, nor the builder',
    { calls: storiesOfDifferentParts(4), change: fc.constantFrom(...changesToRequests) },
    ({ calls, change }) => {
      const session = sessionAfter(calls);
      const [request, other] = [session.request(), session.request()];
      changeRequest(request, change);
      const content = expectedContent(url, calls);
      const actual = { request: contentOf(request), other: contentOf(other), next: session.do(build) };
      expect(actual).toEqual({ request: content, other: content, next: content });
    },
    { examples: changesToRequests.map((change) => ({ calls: story(header('x-id', '7')), change })) },
  );
});

/** Expects of each step of a new session what the statement says; `part` picks what to compare of requests. */
function expectOutcomes(steps: readonly Step[], part: (content: Content) => unknown = (content) => content): void {
  const session = new Session(url);
  const picked = (outcome: Content | string) => (typeof outcome === 'string' ? outcome : part(outcome));
  const actual = steps.map((step) => picked(session.do(step)));
  expect(actual).toEqual(expectedOutcomes(url, steps).map(picked));
}

/** Expects that a call is rejected, even the second time, and that the builder continues without it. */
function expectRejection(before: readonly Call[], invalid: Call, part: CheckedPart, after: readonly Call[]): void {
  const [, value] = invalid;
  const builder = builderAfter(before);
  for (const attempt of ['first', 'second']) {
    const error = thrownBy(() => call(builder, invalid));
    expect(error, `what the ${attempt} attempt throws`).toBeInstanceOf(InvalidPartError);
    expect((error as InvalidPartError).part, "the error's part").toBe(part);
    expect((error as InvalidPartError).value, "the error's value").toBe(value);
  }
  const request = builderAfter(after, builder).build();
  expect(contentOf(request)).toEqual(expectedContent(url, [...before, ...after]));
}

function sessionAfter(steps: readonly Step[]): Session {
  const session = new Session(url);
  steps.forEach((step) => session.do(step));
  return session;
}

function namesInAnyCase(): fc.Arbitrary<string> {
  return fc.mixedCase(fc.constantFrom('accept', 'content-type', 'authorization'));
}

function namedSteps(): fc.Arbitrary<NamedStep> {
  return fc.tuple(fc.constantFrom('a', 'b', 'c'), stepsWithBuilds());
}

/** Calls that set parts other than those that a story may have set, except for the number of retries. */
function laterCalls(): fc.Arbitrary<Call> {
  return fc.oneof(
    fc.constantFrom(4, 5).map(retries),
    fc.constantFrom('x', 'y').map((value) => header('x-later', value)),
  );
}

/** Two methods that do not allow a body, and others. */
function namesOfMethods(): fc.Arbitrary<string> {
  return fc.constantFrom('GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'GETS', 'GET ');
}

function namesOf<T extends object>(record: T): (keyof T)[] {
  return Object.keys(record) as (keyof T)[];
}
