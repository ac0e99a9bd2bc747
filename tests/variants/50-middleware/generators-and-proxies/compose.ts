import { type Handler, type Middleware, NextCalledTwiceError } from '../../../../solutions/50-middleware/http.ts';

/** Each `next` is a proxy around the handler inside it. A generator hands out that handler, but only once. */
export function compose(...middlewares: Middleware[]): Middleware {
  if (middlewares.length < 2) {
    const [middleware = passOn] = middlewares;
    return async (request, next) => middleware(request, guarded(next));
  }
  const middle = Math.floor(middlewares.length / 2);
  const [outer, inner] = [compose(...middlewares.slice(0, middle)), compose(...middlewares.slice(middle))];
  return (request, next) => outer(request, (passedOn) => inner(passedOn, next));
}

const passOn: Middleware = (request, next) => next(request);

function guarded(handler: Handler): Handler {
  const handlers = onlyOnce(handler);
  return new Proxy(handler, {
    apply: async (_target, _self, [request]: Parameters<Handler>) => {
      const { value, done } = handlers.next();
      if (done) throw new NextCalledTwiceError(request);
      return value(request);
    },
  });
}

function* onlyOnce(handler: Handler): Generator<Handler, undefined> {
  yield handler;
}
