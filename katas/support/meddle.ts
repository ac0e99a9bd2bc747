import { thrownBy } from './thrown.ts';

/** What all code shares. Whoever looks names up in a plain object may hand some of it out. */
const intrinsics: ReadonlySet<unknown> = new Set(
  Object.values(Object.getOwnPropertyDescriptors(globalThis)).flatMap(({ value }: PropertyDescriptor) =>
    typeof value === 'function' ? [value, value.prototype] : [value],
  ),
);

/**
 * Changes whatever can be changed of a value and of all it holds: numbers grow by one, the rest becomes
 * `'changed later'`, lists grow. What is frozen stays. `names` are properties to set also where the value does not own
 * them, such as accessors of a class. What belongs to the language itself, such as `Object.prototype`, stays too.
 */
export function meddleWith(value: unknown, names: readonly string[] = [], depth = 4): void {
  if (typeof value !== 'object' || value === null || depth === 0 || intrinsics.has(value)) return;
  if (value instanceof Map || value instanceof Set) {
    for (const held of value.values()) meddleWith(held, names, depth - 1);
    thrownBy(() => value.clear());
    return;
  }
  for (const key of new Set([...Reflect.ownKeys(value), ...names.filter((name) => name in value)])) {
    if (key === 'length') continue;
    const old: unknown = Reflect.get(value, key);
    meddleWith(old, names, depth - 1);
    thrownBy(() => Reflect.set(value, key, typeof old === 'number' ? old + 1 : 'changed later'));
  }
  if (Array.isArray(value)) thrownBy(() => value.push('changed later'));
}
