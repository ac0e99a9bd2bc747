// extends Array, Map, Set, Promise, Error, RegExp, Date and Function.
// base: solution
class Stack<T> extends Array<T> { peek() { return this.at(-1); } }
class Counts extends Map<string, number> { override get(key: string) { return super.get(key) ?? 0; } }
class Tags extends Set<string> { override add(tag: string) { return super.add(tag.toLowerCase()); } }
class Later<T> extends Promise<T> { static override get [Symbol.species]() { return Promise; } }
class Match extends RegExp { override exec(text: string) { return super.exec(text.trim()); } }
class Day extends Date { override toString() { return 'day'; } }
const stack = Stack.of(1, 2);
assert(stack.map((n) => n + 1) instanceof Stack && stack.peek() === 2 && new Counts().get('x') === 0 && new Tags(['A']).has('a'));
assert(!(new Later<number>((resolve) => resolve(1)).then() instanceof Later) && new Match('^a').test(' a') && `${new Day()}` === 'day');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
