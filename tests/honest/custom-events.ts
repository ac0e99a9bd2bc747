// passes details in a CustomEvent.
// base: solution
const target = new EventTarget();
let got = 0;
target.addEventListener('paid', (event) => { got = (event as CustomEvent<number>).detail; }, { once: true });
target.dispatchEvent(new CustomEvent('paid', { detail: 4 }));
assert(got === 4);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
