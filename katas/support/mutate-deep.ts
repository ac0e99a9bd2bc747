/** One kind of change that a caller may make to a list or an object that it shares with the code under test. */
export const changes = [
  'assigns every property',
  'adds a property or element',
  'deletes every property',
  'empties every list',
  'reverses every list',
] as const;

/** One of `changes`. */
export type Change = (typeof changes)[number];

const marker = 'changed later';

/**
 * Makes one kind of change to a plain value at every depth: arrays, object literals, maps and sets. Frozen parts,
 * functions and instances of classes stay unchanged.
 */
export function mutateDeep(value: unknown, change: Change): void {
  for (const part of plainPartsOf(value)) mutate(part, change);
}

/**
 * A value and everything that it contains, at every depth, as long as it is plain data: arrays, objects, maps and sets.
 */
export function plainPartsOf(value: unknown, found = new Set<object>()): Set<object> {
  if (!isPlain(value) || found.has(value)) return found;
  found.add(value);
  for (const held of partsOf(value)) plainPartsOf(held, found);
  return found;
}

/** Whether a value is data: an array, a map, a set, an object literal, or one of the caller's `Instance`s. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value) || value instanceof Map || value instanceof Set || value instanceof Instance) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** A class of the caller. Its instances have the fields of plain data, a method, and a private field. */
export class Instance {
  readonly #secret = true;

  isMine(): boolean {
    return this.#secret;
  }
}

function partsOf(value: object): unknown[] {
  if (value instanceof Map) return [...value.keys(), ...value.values()];
  if (value instanceof Set) return [...value];
  return Object.values(value);
}

function mutate(part: object, change: Change): void {
  if (Object.isFrozen(part)) return;
  if (part instanceof Map || part instanceof Set) {
    mutateCollection(part, change);
    return;
  }
  switch (change) {
    case 'assigns every property':
      for (const key of Object.keys(part)) {
        const old: unknown = Reflect.get(part, key);
        Reflect.set(part, key, typeof old === 'number' ? old + 1 : typeof old === 'boolean' ? !old : marker);
      }
      return;
    case 'adds a property or element':
      if (!Object.isExtensible(part)) return;
      if (Array.isArray(part)) part.push(marker);
      else Reflect.set(part, 'added', marker);
      return;
    case 'deletes every property':
      if (Array.isArray(part)) return;
      for (const key of Object.keys(part)) Reflect.deleteProperty(part, key);
      return;
    case 'empties every list':
      if (Array.isArray(part) && !Object.isSealed(part)) part.length = 0;
      return;
    case 'reverses every list':
      if (Array.isArray(part)) part.reverse();
      return;
    default:
      change satisfies never;
  }
}

function mutateCollection(part: Map<unknown, unknown> | Set<unknown>, change: Change): void {
  if (change === 'adds a property or element') {
    if (part instanceof Map) part.set(marker, marker);
    else part.add(marker);
  } else part.clear();
}
