import { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export { InvalidRequestError, type HttpRequest, type RequestPart } from '../../../solutions/37-builder/builder.ts';

export interface HttpRequestBuilder {
  method(method: string): HttpRequestBuilder;
  header(name: string, value: string): HttpRequestBuilder;
  jsonBody(value: unknown): HttpRequestBuilder;
  bearerToken(token: string): HttpRequestBuilder;
  timeout(seconds: number): HttpRequestBuilder;
  withRetries(count: number): HttpRequestBuilder;
  build(): HttpRequest;
}

type Write = (request: Omit<HttpRequest, 'headers'>, headers: [string, string][]) => object | void;

/** A builder is a chain of functions; each setter puts one more in front of a new builder. */
function createBuilder(url: string, writes: readonly Write[]): HttpRequestBuilder {
  const then = (...more: Write[]) => createBuilder(url, [...writes, ...more]);
  const header =
    (name: string, value: string): Write =>
    (_, headers) =>
      void headers.push([name.toLowerCase(), value]);
  return Object.freeze({
    method: (method: string) => {
      if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(method)) throw refusal('method', method);
      return then(() => ({ method: method.toUpperCase() }));
    },
    header: (name: string, value: string) => {
      if (!/^[!#$%&'*+.^_`|~\w-]+$/.test(name)) throw refusal('headerName', name);
      if (/[\r\n\0]/.test(value)) throw refusal('headerValue', value);
      return then(header(name, value));
    },
    jsonBody: (value: unknown) => {
      const body = textOf(value);
      return then(() => ({ body }), header('content-type', 'application/json'));
    },
    bearerToken: (token: string) => {
      if (!/^[!-~]+$/.test(token)) throw refusal('token', token);
      return then(header('authorization', `Bearer ${token}`));
    },
    timeout: (seconds: number) => {
      if (!Number.isFinite(seconds) || seconds <= 0) throw refusal('timeout', seconds);
      return then(() => ({ timeoutSeconds: seconds }));
    },
    withRetries: (count: number) => {
      if (!Number.isSafeInteger(count) || count < 0) throw refusal('retries', count);
      return then(() => ({ retries: count }));
    },
    build: () => {
      const headers: [string, string][] = [];
      const start = { url, method: 'GET', body: null, timeoutSeconds: 30, retries: 0 };
      const request = writes.reduce((draft, write) => ({ ...draft, ...write(draft, headers) }), start);
      return Object.freeze({ ...request, headers: Object.freeze(Object.fromEntries(headers)) });
    },
  });
}

export const HttpRequestBuilder = function (url: string): HttpRequestBuilder {
  if (!/^https?:\/\/\S+$/i.test(url) || !URL.canParse(url)) throw refusal('url', url);
  return createBuilder(url, []);
} as unknown as new (url: string) => HttpRequestBuilder;

function textOf(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    // Refused below, like a value without text.
  }
  if (text === undefined) throw refusal('body', value);
  return text;
}

function refusal(part: RequestPart, value: unknown): InvalidRequestError {
  return new InvalidRequestError(part, value);
}
