// uses `using` and `await using`.
// base: solution
class Resource {
  readonly ended: string[];
  constructor(ended: string[]) { this.ended = ended; }
  [Symbol.dispose]() { this.ended.push('sync'); }
  async [Symbol.asyncDispose]() { this.ended.push('async'); }
}
const ended: string[] = [];
{
  using first = new Resource(ended);
  using nothing = null;
  void [first, nothing];
}
{
  await using second = new Resource(ended);
  void second;
}
assert(ended.join() === 'sync,async');
try {
  using failing = { [Symbol.dispose]() { throw new Error('while ending'); } };
  void failing;
  throw new Error('before');
} catch (error) {
  const { error: later, suppressed } = error as { error: Error; suppressed: Error };
  assert(later.message === 'while ending' && suppressed.message === 'before');
}

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
