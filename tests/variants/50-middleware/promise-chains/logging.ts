import type { Middleware } from '../../../../solutions/50-middleware/http.ts';

export function logging(log: (line: string) => void): Middleware {
  return (request, next) => {
    const write = (what: string | number) => log(`${request.method} ${request.path} ${what}`);
    write('started');
    return Promise.resolve(request)
      .then((passedOn) => next(passedOn))
      .then(
        (response) => {
          write(response.status);
          return response;
        },
        (error: unknown) => {
          write('failed');
          return Promise.reject(error);
        },
      );
  };
}
