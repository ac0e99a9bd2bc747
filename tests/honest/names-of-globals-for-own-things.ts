// calls own types, keys, labels and variables as Node calls globals.
// base: solution
interface Response { readonly status: number }
type Request = { readonly body: string };
enum Status { process = 1, fetch }
const handle = ({ status }: Response, fetch = (request: Request) => request.body): string => fetch({ body: String(status) });
const object = { process: 1, exports: { module: Status.process } };
module: for (const exports of [1, 2]) { if (exports === 1) continue module; }
assert(handle({ status: 200 }) === '200' && object.process === object.exports.module);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
