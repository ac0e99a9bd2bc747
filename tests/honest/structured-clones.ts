// copies with structuredClone.
// base: solution
const circle: { map: Map<string, Date>; self?: object } = { map: new Map([['a', new Date(1)]]) };
circle.self = circle;
const copy = structuredClone(circle);
assert(copy.self === copy && copy.map.get('a')!.getTime() === 1 && copy.map instanceof Map && copy !== circle);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
