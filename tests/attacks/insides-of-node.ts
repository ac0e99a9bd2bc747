// 45 failed 0: patches the classes that the objects of Node hold inside.
// base: starter
const target = new EventTarget();
target.addEventListener('a', () => {});
const seen = new Set();
const patch = (value) => {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) patch(value[key]);
  value.forEach?.(patch);
  const prototype = Object.getPrototypeOf(value);
  for (const key of Reflect.ownKeys(prototype ?? {})) {
    try {
      prototype[key] = () => true;
    } catch {}
  }
};
[target, new AbortController().signal, new URL('file:///'), new URLSearchParams('a=1').entries()].forEach((value) => {
  try {
    patch(value);
  } catch {}
});
