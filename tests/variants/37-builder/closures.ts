import { BodyNotAllowedError, InvalidPartError, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

export interface HttpRequestBuilder {
  method(method: string): HttpRequestBuilder;
  header(name: string, value: string): HttpRequestBuilder;
  jsonBody(value: unknown): HttpRequestBuilder;
  bearerToken(token: string): HttpRequestBuilder;
  timeout(seconds: number): HttpRequestBuilder;
  withRetries(count: number): HttpRequestBuilder;
  build(): HttpRequest;
}

type Parts = Partial<Omit<HttpRequest, 'headers'>>;
type Write = (headers: [string, string][]) => Parts;

/** A builder holds a list of functions. Each setter adds one to the list of a new builder, and `build` runs them. */
function createBuilder(url: string, writes: readonly Write[]): HttpRequestBuilder {
  const then = (...more: Write[]) => createBuilder(url, [...writes, ...more]);
  const writeHeader =
    (name: string, value: string): Write =>
    (headers) => {
      headers.push([name.toLowerCase(), value]);
      return {};
    };
  return Object.freeze({
    method: (method: string) => then(() => ({ method: method.toUpperCase() })),
    header: (name: string, value: string) => then(writeHeader(name, value)),
    jsonBody: (value: unknown) => {
      const body = textOf(value);
      return then(() => ({ body }), writeHeader('content-type', 'application/json'));
    },
    bearerToken: (token: string) => then(writeHeader('authorization', `Bearer ${token}`)),
    timeout: (timeoutSeconds: number) => {
      if (!Number.isFinite(timeoutSeconds) || timeoutSeconds <= 0)
        throw new InvalidPartError('timeout', timeoutSeconds);
      return then(() => ({ timeoutSeconds }));
    },
    withRetries: (retries: number) => {
      if (!Number.isSafeInteger(retries) || retries < 0) throw new InvalidPartError('retries', retries);
      return then(() => ({ retries }));
    },
    build: () => {
      const headers: [string, string][] = [];
      const defaults = { url, method: 'GET', body: null, timeoutSeconds: 30, retries: 0 };
      const parts = writes.reduce<Required<Parts>>((draft, write) => ({ ...draft, ...write(headers) }), defaults);
      if (parts.body !== null && /^(?:GET|HEAD)$/.test(parts.method)) throw new BodyNotAllowedError(parts.method);
      return Object.freeze({ ...parts, headers: Object.freeze(Object.fromEntries(headers)) });
    },
  });
}

export const HttpRequestBuilder = function (url: string): HttpRequestBuilder {
  return createBuilder(url, []);
} as unknown as new (url: string) => HttpRequestBuilder;

function textOf(value: unknown): string {
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch {
    // Rejected below, like a value without a text.
  }
  if (text === undefined) throw new InvalidPartError('body', value);
  return text;
}
