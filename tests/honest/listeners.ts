// handles events with objects, once, signals, and stops them.
// base: solution
const target = new EventTarget();
const seen: string[] = [];
const controller = new AbortController();
target.addEventListener('a', { handleEvent: (event) => seen.push(event.type) });
target.addEventListener('a', (event) => event.stopImmediatePropagation(), { signal: controller.signal });
target.addEventListener('a', () => seen.push('never'));
const event = new Event('a', { cancelable: true });
target.dispatchEvent(event);
controller.abort();
assert(seen.join() === 'a' && controller.signal.aborted && new DOMException('x', 'AbortError').name === 'AbortError');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
