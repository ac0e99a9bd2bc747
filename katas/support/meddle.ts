import { thrownBy } from './thrown.ts';

/**
 * Changes whatever can be changed of a value and of all it holds: numbers grow by one, the rest becomes
 * `'changed later'`, lists grow. What is frozen stays. `names` are properties to set also where the value does not own
 * them, such as accessors of a class.
 */
export function meddleWith(value: unknown, names: readonly string[] = [], depth = 4): void {
  if (typeof value !== 'object' || value === null || depth === 0) return;
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
