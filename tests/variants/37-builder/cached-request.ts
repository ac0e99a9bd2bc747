import { BodyNotAllowedError, InvalidPartError, type HttpRequest } from '../../../solutions/37-builder/builder.ts';

export {
  BodyNotAllowedError,
  InvalidPartError,
  type CheckedPart,
  type HttpRequest,
} from '../../../solutions/37-builder/builder.ts';

interface Draft {
  method: string;
  body: string | null;
  timeoutSeconds: number;
  retries: number;
  headers: Map<string, string>;
}

const drafts = new WeakMap<HttpRequestBuilder, Draft>();
const requests = new WeakMap<HttpRequestBuilder, HttpRequest>();

/** Keeps drafts in a WeakMap, and returns the same frozen request until a setter is called. */
export class HttpRequestBuilder {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
    drafts.set(this, { method: 'GET', body: null, timeoutSeconds: 30, retries: 0, headers: new Map() });
  }

  method(method: string): this {
    return this.#set({ method: method.toUpperCase() });
  }

  header(name: string, value: string): this {
    return this.#set({ headers: new Map([...this.#draft().headers, [name.toLowerCase(), value]]) });
  }

  jsonBody(value: unknown): this {
    let body: string | undefined;
    try {
      body = JSON.stringify(value);
    } catch {
      body = undefined;
    }
    if (typeof body !== 'string') throw new InvalidPartError('body', value);
    return this.header('content-type', 'application/json').#set({ body });
  }

  bearerToken(token: string): this {
    return this.header('authorization', `Bearer ${token}`);
  }

  timeout(seconds: number): this {
    if (seconds > 0 && Number.isFinite(seconds)) return this.#set({ timeoutSeconds: seconds });
    throw new InvalidPartError('timeout', seconds);
  }

  withRetries(count: number): this {
    if (count >= 0 && Number.isSafeInteger(count)) return this.#set({ retries: count });
    throw new InvalidPartError('retries', count);
  }

  build(): HttpRequest {
    const { headers, ...parts } = this.#draft();
    if (parts.body !== null && new Set(['GET', 'HEAD']).has(parts.method)) throw new BodyNotAllowedError(parts.method);
    const known = requests.get(this);
    if (known) return known;
    const request = Object.freeze({ url: this.#url, ...parts, headers: Object.freeze(Object.fromEntries(headers)) });
    requests.set(this, request);
    return request;
  }

  #draft(): Draft {
    const draft = drafts.get(this);
    if (!draft) throw new TypeError('This is not a builder.');
    return draft;
  }

  #set(part: Partial<Draft>): this {
    drafts.set(this, { ...this.#draft(), ...part });
    requests.delete(this);
    return this;
  }
}
