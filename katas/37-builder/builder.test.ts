import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { invalidAmounts, notAmounts, walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  apply,
  bodyOf,
  builderAfter,
  type Call,
  calls,
  continued,
  defaults,
  headerCall,
  headerCalls,
  inserted,
  jsonCalls,
  jsonValues,
  methods,
  notBodies,
  notTimeouts,
  notUrls,
  notWords,
  oneCallForEachPart,
  ownHeaders,
  retries,
  rightAfter,
  type Said,
  said,
  steps,
  timeouts,
  tokenCalls,
  tokens,
  urls,
  values,
  wordCharacters,
  words,
} from './builder.model.ts';
import { type HttpRequest, HttpRequestBuilder, InvalidRequestError, type RequestPart } from './builder.ts';

describe('1 ★ Each setter sets its part, and build makes the request', () => {
  example('a request of all parts says them all', () => {
    const draft = new HttpRequestBuilder('https://api.example.com/users').method('POST').jsonBody({ name: 'Alice' });
    const request = draft.timeout(10).withRetries(3).bearerToken('tok123').build();
    expect(said(request)).toEqual({
      url: 'https://api.example.com/users',
      method: 'POST',
      headers: ['authorization: Bearer tok123', 'content-type: application/json'],
      body: '{"name":"Alice"}',
      timeoutSeconds: 10,
      retries: 3,
    });
  });

  law(
    'the request says what the setters were told',
    { url: urls(), method: methods(), accept: values(), timeoutSeconds: timeouts(), retries: retries() },
    ({ url, method, accept, timeoutSeconds, retries }) => {
      const builder = new HttpRequestBuilder(url).method(method).timeout(timeoutSeconds).withRetries(retries);
      const request = builder.header('accept', accept).build();
      const headers = [`accept: ${accept}`];
      expect(said(request)).toEqual({ url, method, headers, body: null, timeoutSeconds, retries });
    },
  );
});

describe('2 ★ What nobody set has its default', () => {
  law('a builder that was told nothing builds a GET without headers and body', { url: urls() }, ({ url }) => {
    expect(said(new HttpRequestBuilder(url).build())).toEqual({ url, ...defaults });
  });

  law('where one setter was called, the other parts have their defaults', { call: calls() }, ({ call }) => {
    expect(said(builderAfter([call]).build())).toEqual(rightAfter([call]));
  });
});

describe("3 ★★ The last call wins, and the order of different parts doesn't matter", () => {
  law('each part is what the last call for it said', { calls: walks(calls(), 12) }, ({ calls }) => {
    expect(said(builderAfter(calls).build())).toEqual(rightAfter(calls));
  });

  law(
    'calls for different parts build the same request forwards and backwards',
    { calls: fc.shuffledSubarray(oneCallForEachPart, { minLength: 2 }) },
    ({ calls }) => {
      const forwards = said(builderAfter(calls).build());
      expect(said(builderAfter(calls.toReversed()).build())).toEqual(forwards);
    },
    { examples: [{ calls: oneCallForEachPart }] },
  );
});

describe('4 ★★ Methods and header names are written one way', () => {
  law('the method is in capitals', { method: fc.mixedCase(methods()) }, ({ method }) => {
    expect(builderAfter([['method', method]]).build().method).toBe(method.toUpperCase());
  });

  law(
    'names that differ only in case are one header in lower case, and the later value wins',
    { calls: walks(headerCalls(fc.mixedCase(fc.constantFrom('accept', 'x-id', '__proto__', 'constructor'))), 6) },
    ({ calls }) => {
      expect(said(builderAfter(calls).build()).headers).toEqual(rightAfter(calls).headers);
    },
    {
      why: 'a server that gets Accept and accept picks one of them, and not always the same',
      examples: [
        { calls: [headerCall('Accept', 'a'), headerCall('accept', 'b'), headerCall('ACCEPT', 'c')] },
        { calls: [headerCall('__proto__', 'a')] },
        { calls: [headerCall('constructor', 'a')] },
      ],
    },
  );
});

describe('5 ★★ jsonBody and bearerToken set their headers', () => {
  law(
    'the body is the JSON text of the value, and content-type says so',
    { value: fc.oneof(fc.constantFrom(...jsonValues), fc.jsonValue()) },
    ({ value }) => {
      const { body, headers } = said(builderAfter([['jsonBody', value]]).build());
      expect({ body, headers }).toEqual({ body: JSON.stringify(value), headers: ['content-type: application/json'] });
    },
    { examples: jsonValues.map((value) => ({ value })) },
  );

  law('the authorization is Bearer, a blank and the token', { token: tokens() }, ({ token }) => {
    expect(said(builderAfter([['bearerToken', token]]).build()).headers).toEqual([`authorization: Bearer ${token}`]);
  });

  law(
    'content-type and authorization are what the last call for them said, whichever setter it was',
    { calls: walks(fc.oneof(jsonCalls(), tokenCalls(), headerCalls(fc.mixedCase(fc.constantFrom(...ownHeaders)))), 6) },
    ({ calls }) => {
      expect(said(builderAfter(calls).build())).toEqual(rightAfter(calls));
    },
    {
      why: 'of two tokens in one request, the wrong one may count',
      examples: [
        { calls: [headerCall('authorization', 'Basic x'), ['bearerToken', 't']] },
        { calls: [['bearerToken', 't'], headerCall('authorization', 'Basic x')] },
        { calls: [headerCall('CONTENT-TYPE', 'text/csv'), ['jsonBody', 1]] },
        { calls: [['jsonBody', 1], headerCall('content-type', 'text/csv')] },
      ],
    },
  );
});

describe('6 ★★★ A builder builds as often as you like', () => {
  law(
    'each build says all that was set until then',
    { steps: walks(steps(), 8) },
    ({ steps }) => {
      const requests: Said[] = [];
      builderAfter(steps, (request) => requests.push(said(request)));
      const builds = steps.flatMap((step, i) => (step[0] === 'build' ? [steps.slice(0, i)] : []));
      expect(requests).toEqual(builds.map(rightAfter));
    },
    {
      examples: [
        { steps: [['jsonBody', { name: 'Alice' }], ['build'], ['build']] },
        { steps: [headerCall('x-a', '1'), ['build'], headerCall('x-b', '2'), ['build']] },
      ],
    },
  );

  law('what one builder was told, no other says', { calls: walks(calls(), 6) }, ({ calls }) => {
    const earlier = builderAfter([]);
    builderAfter(calls).build();
    const others = { earlier: said(earlier.build()), later: said(builderAfter([]).build()) };
    expect(others).toEqual({ earlier: rightAfter([]), later: rightAfter([]) });
  });
});

describe('7 ★★★ A built request never changes', () => {
  law(
    'setters called after the build leave it as it was',
    { before: walks(calls(), 4), after: walks(steps(), 6) },
    ({ before, after }) => {
      const builder = builderAfter(before);
      const request = builder.build();
      const once = said(request);
      continued(builder, after);
      expect(said(request)).toEqual(once);
    },
    {
      why: 'a shared headers object sends the token of one customer with the request of another',
      examples: [{ before: [], after: [['bearerToken', 't']] }],
    },
  );

  law(
    'whatever is done to a request changes neither it, nor other requests, nor the builder',
    { calls: walks(calls(), 4), change: fc.constantFrom(...changes) },
    ({ calls, change }) => {
      const builder = builderAfter([headerCall('x-a', '1'), ...calls]);
      const [request, other] = [builder.build(), builder.build()];
      const once = said(request);
      tamperWith(request, change);
      const all = { request: said(request), other: said(other), next: said(builder.build()) };
      expect(all).toEqual({ request: once, other: once, next: once });
    },
    { examples: changes.map((change) => ({ calls: [], change })) },
  );

  law(
    'what the caller does to the value after jsonBody reaches no request',
    { value: fc.constantFrom({ name: 'Alice' }, ['a'], { tags: [{ id: 1 }] }) },
    ({ value }) => {
      const text = JSON.stringify(value);
      const builder = builderAfter([]).jsonBody(value);
      const request = builder.build();
      meddleWith(value);
      const bodies = { built: request.body, next: builder.build().body };
      expect(bodies).toEqual({ built: text, next: text });
    },
  );

  law(
    "the value stays the caller's to change",
    { value: fc.constantFrom({ name: 'Alice' }, ['a'], { tags: [{ id: 1 }] }) },
    ({ value }) => {
      const changed = structuredClone(value);
      meddleWith(changed);
      builderAfter([]).jsonBody(value).build();
      meddleWith(value);
      expect(value).toEqual(changed);
    },
  );
});

describe('8 ★★★ A bad value is refused in the call that brings it', () => {
  law(
    'the constructor refuses what is no absolute http(s) address',
    { url: fc.oneof(fc.constantFrom(...notUrls), inserted(urls(), [' ', '\n', '\r', '\t', '\u00a0'])) },
    ({ url }) => {
      expectRefusal('url', url, () => new HttpRequestBuilder(url));
    },
    { examples: notUrls.map((url) => ({ url })) },
  );

  law(
    'a timeout that is not finite and above 0 is refused, and nothing has changed',
    { before: walks(calls(), 4), seconds: fc.constantFrom(...notTimeouts) },
    ({ before, seconds }) => {
      expectRefusalAfter(before, ['timeout', seconds], 'timeout', seconds);
    },
    { examples: notTimeouts.map((seconds) => ({ before: [], seconds })) },
  );

  law(
    'retries that are not whole, from 0 and safe are refused, and nothing has changed',
    { before: walks(calls(), 4), count: invalidAmounts() },
    ({ before, count }) => {
      expectRefusalAfter(before, ['withRetries', count], 'retries', count);
    },
    { examples: notAmounts.map((count) => ({ before: [], count })) },
  );

  law(
    'a body that JSON has no text for is refused, and nothing has changed',
    { before: walks(calls(), 4), body: fc.constantFrom(...notBodies) },
    ({ before, body }) => {
      const value = bodyOf[body]();
      expectRefusalAfter(before, ['jsonBody', value], 'body', value);
    },
    {
      examples: notBodies.flatMap((body) => [
        { before: [], body },
        { before: [['jsonBody', 1] as Call], body },
      ]),
    },
  );
});

describe('9 ★★★ No line break gets into the head of a request', () => {
  law(
    'methods and header names of other characters are refused, and nothing has changed',
    { before: walks(calls(), 4), as: fc.constantFrom('method', 'header'), text: notWords() },
    ({ before, as, text }) => {
      if (as === 'method') expectRefusalAfter(before, ['method', text], 'method', text);
      else expectRefusalAfter(before, ['header', text, 'v'], 'headerName', text);
    },
    {
      examples: ['', 'A\r\nX-Admin', 'A\n', '\rA', 'A B', 'A:', 'É'].flatMap((text) => [
        { before: [], as: 'method' as const, text },
        { before: [], as: 'header' as const, text },
      ]),
    },
  );

  law(
    'header values with CR, LF or NUL are refused, and nothing has changed',
    { before: walks(calls(), 4), value: inserted(values(), ['\r\n', '\r', '\n', '\0']) },
    ({ before, value }) => {
      expectRefusalAfter(before, ['header', 'accept', value], 'headerValue', value);
    },
    {
      why: 'whoever chooses a value with a line break in it chooses the next header too',
      examples: ['Bob\r\nX-Admin: yes', 'a\n', '\na', 'a\r', '\0'].map((value) => ({ before: [], value })),
    },
  );

  law(
    'tokens that are empty or not all visible ASCII are refused, and nothing has changed',
    { before: walks(calls(), 4), token: inserted(tokens(), ['\r\n', '\r', '\n', '\0', ' ', '\x7f', 'é']) },
    ({ before, token }) => {
      expectRefusalAfter(before, ['bearerToken', token], 'token', token);
    },
    { examples: ['', 't\r\nX-Admin: yes', 't\n', '\rt', 't t', ' t', 'é'].map((token) => ({ before: [], token })) },
  );

  law(
    'all other methods, names, values and tokens are taken',
    { method: words(), name: words(), value: values(), token: tokens() },
    ({ method, name, value, token }) => {
      const calls: Call[] = [
        ['method', method],
        ['bearerToken', token],
        ['header', name, value],
      ];
      expect(said(builderAfter(calls).build())).toEqual(rightAfter(calls));
    },
    { examples: [{ method: wordCharacters, name: wordCharacters, value: '', token: '!~' }] },
  );
});

function expectRefusal(part: RequestPart, value: unknown, action: () => unknown): void {
  const error = thrownBy(action);
  const refused = error instanceof InvalidRequestError ? { part: error.part, value: error.value } : error;
  expect(refused).toEqual({ part, value });
}

function expectRefusalAfter(before: Call[], call: Call, part: RequestPart, value: unknown): void {
  const builder = builderAfter(before);
  expectRefusal(part, value, () => apply(builder, call));
  expect(said(builder.build())).toEqual(rightAfter(before));
}

const changes = ['assign all properties', 'add a header', 'assign all headers', 'remove all headers'] as const;

function tamperWith(request: HttpRequest, change: (typeof changes)[number]): void {
  const { headers } = request;
  const other = {
    url: 'https://evil.example',
    method: 'EVIL',
    headers: {},
    body: 'evil',
    timeoutSeconds: 1,
    retries: 9,
  };
  const attempts: Record<typeof change, () => unknown> = {
    'assign all properties': () => Object.entries(other).map(([name, value]) => Reflect.set(request, name, value)),
    'add a header': () => Reflect.set(headers, 'x-evil', 'yes'),
    'assign all headers': () => Object.keys(headers).map((name) => Reflect.set(headers, name, 'evil')),
    'remove all headers': () => Object.keys(headers).map((name) => Reflect.deleteProperty(headers, name)),
  };
  thrownBy(attempts[change]);
}
