// destructures, spreads and assigns with all operators.
// base: solution
const { a: { b = 2, ...others } = {}, ['c']: c = b } = { a: { d: 4 } } as { a?: Record<string, number>; c?: number };
let x: number | null | undefined = null;
x ??= 1;
x ||= 5;
x &&= x + 1;
[x, (globalThis as { y?: number }).y] = [x * 2, 1];
assert(b === 2 && c === 2 && others['d'] === 4 && x === 4 && ({ ...{ q: 1 } }).q === 1 && [...'ab', ...new Set([1])].length === 3);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
