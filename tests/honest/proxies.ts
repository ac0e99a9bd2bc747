// wraps objects in proxies with traps, and reflects.
// base: solution
const calls: string[] = [];
const watched = new Proxy({ a: 1 } as Record<string, number>, {
  get: (target, key, receiver) => { calls.push(String(key)); return Reflect.get(target, key, receiver) as number; },
  has: () => true,
  deleteProperty: () => false,
});
const { proxy, revoke } = Proxy.revocable({}, {});
revoke();
let thrown = false;
try { void (proxy as { a?: 1 }).a; } catch { thrown = true; }
assert(watched['a'] === 1 && 'b' in watched && calls.join() === 'a' && thrown && Reflect.ownKeys(watched).length === 1);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
