// awaits at the top, and exports in every way.
// base: solution
export const loaded = await Promise.resolve(1);
export default class {}
const a = 1;
export { a as 'a name', Money as Cash };
export * as util from 'node:util';
assert(loaded === 1);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
