import { thrownBy } from './thrown.ts';

/** Objects that all code shares. Code that looks up names in a plain object may return some of them. */
const intrinsics: ReadonlySet<unknown> = new Set(
  Object.values(Object.getOwnPropertyDescriptors(globalThis)).flatMap(({ value }: PropertyDescriptor) =>
    typeof value === 'function' ? [value, value.prototype] : [value],
  ),
);

/**
 * Changes everything that can be changed in a value and in what it contains, down to `depth` levels. Numbers grow by
 * one, other primitives become `'changed later'`, lists grow, and maps and sets are emptied. Frozen parts and
 * JavaScript's own objects, such as `Object.prototype`, stay unchanged. `names` are properties to set even if the value
 * does not own them, such as accessors of a class.
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
