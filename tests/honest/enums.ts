// has enums, const enums and namespaces.
// base: solution
enum Level { Low, High = 'high', Other = 7 }
const enum Hidden { A = 1 << 3 }
namespace Money2 { export const zero = 0; export namespace Inner { export const one = zero + 1; } }
import one = Money2.Inner.one;
assert(Level[0] === 'Low' && Level.High === 'high' && Hidden.A === 8 && one === 1);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
