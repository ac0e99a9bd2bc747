// has default, rest and destructured parameters, new.target, bind, call, apply and arguments.
// base: solution
function Old(this: { kind?: string }, a = 1, { b = 2 } = {}, ...rest: number[]) { this.kind = new.target ? 'new' : 'call'; return undefined as unknown as void; void [a, b, rest]; }
const made = new (Old as unknown as new () => { kind: string })();
const called: { kind?: string } = {};
Old.call(called);
function all() { return arguments.length; }
assert(made.kind === 'new' && called.kind === 'call' && all.apply(null, [1, 2] as never) === 2 && all.bind(null, 1 as never).length === 0);
assert(((a: number) => (b: number) => a + b)(1)(2) === 3 && (0, all)() === 0 && Old.length === 0 && all.name === 'all');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
