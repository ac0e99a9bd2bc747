// has errors with causes, aggregates, and their own names and fields.
// base: solution
class Failure extends Error { override name = 'Failure'; constructor(message: string, readonly code: number, options?: ErrorOptions) { super(message, options); } }
const failure = new Failure('no', 5, { cause: new AggregateError([new TypeError('a')], 'many') });
assert(failure instanceof Error && failure.code === 5 && (failure.cause as AggregateError).errors.length === 1 && String(failure) === 'Failure: no');
failure.message = 'changed';
Object.assign(failure, { extra: 1 });
const { any, allSettled, race } = { any: await Promise.any([Promise.reject(1), 2]), allSettled: await Promise.allSettled([Promise.reject(1)]), race: await Promise.race([3]) };
assert(failure.message === 'changed' && any === 2 && allSettled[0]!.status === 'rejected' && race === 3);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
