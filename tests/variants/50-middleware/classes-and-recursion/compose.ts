import {
  type Handler,
  type Middleware,
  NextCalledTwiceError,
  type Request,
  type Response,
} from '../../../../solutions/50-middleware/http.ts';

/** The part of a chain that one request still has before it. */
class Journey {
  readonly #ahead: readonly Middleware[];
  readonly #end: Handler;
  #hasGoneOn = false;

  constructor(ahead: readonly Middleware[], end: Handler) {
    this.#ahead = ahead;
    this.#end = end;
  }

  async goOn(request: Request): Promise<Response> {
    if (this.#hasGoneOn) throw new NextCalledTwiceError(request);
    this.#hasGoneOn = true;
    const [nearest, ...ahead] = this.#ahead;
    if (!nearest) return await this.#end(request);
    const rest = new Journey(ahead, this.#end);
    return await nearest(request, (passedOn) => rest.goOn(passedOn));
  }
}

export function compose(...middlewares: Middleware[]): Middleware {
  return async (request, next) => await new Journey(middlewares, next).goOn(request);
}
