import { types } from 'node:util';

/** Numbers objects in the order in which they first appear, so that the same object is recognised again. */
export type ObjectNumbering = (value: object) => number;

/** Creates a numbering that begins at 1. */
export function createObjectNumbering(): ObjectNumbering {
  const numbers = new WeakMap<object, number>();
  let count = 0;
  return (value) => {
    const known = numbers.get(value);
    if (known !== undefined) return known;
    count += 1;
    numbers.set(value, count);
    return count;
  };
}

/**
 * Text that is the same for two values exactly when no caller can distinguish them: by content, class, whether it is
 * frozen, and which object it is, unless nothing can change the object. Messages of errors do not count, nor does what
 * is more than `depth` levels deep. Calls no getters, and does not look into proxies.
 */
export function describeValue(value: unknown, numberOf: ObjectNumbering, depth = 5): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return value.toString();
  if (typeof value === 'function') return `function #${numberOf(value)}${Object.isFrozen(value) ? ' frozen' : ''}`;
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? '-0' : String(value);
  if (types.isProxy(value)) return `proxy #${numberOf(value)}`;
  if (types.isPromise(value)) return `promise #${numberOf(value)}`;
  if (depth === 0) return '…';
  // Loops instead of `map` and `filter`, because this is called millions of times.
  const type = typeNameOf(value);
  const isArray = Array.isArray(value);
  const isError = value instanceof Error;
  const fields: string[] = [];
  for (const key of Reflect.ownKeys(value)) {
    if (isArray && key === 'length') continue;
    if (isError && (key === 'message' || key === 'stack')) continue;
    const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
    const text = descriptor && 'value' in descriptor ? describeValue(descriptor.value, numberOf, depth - 1) : 'getter';
    fields.push(isArray ? text : `${String(key)}: ${text}`);
  }
  const isOpaque = fields.length === 0 && !transparentTypes.has(type);
  for (const one of contentOf(value)) fields.push(describeValue(one, numberOf, depth - 1));
  const isFrozen = Object.isFrozen(value);
  const number = isFrozen || isOpaque || isError ? '' : ` #${numberOf(value)}`;
  return `${type}${number}${isFrozen ? ' frozen' : ''} {${fields.join(', ')}}`;
}

/** Types whose content is known, so that one without content is known to be empty. */
const transparentTypes = new Set(['Object', 'null', 'Array', 'Map', 'Set']);

function contentOf(value: object): unknown[] {
  if (types.isMap(value)) return [...Map.prototype.entries.call(value)];
  if (types.isSet(value)) return [...Set.prototype.values.call(value)];
  return types.isDate(value) ? [Date.prototype.getTime.call(value)] : [];
}

function typeNameOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== 'object' || prototype === null) return 'null';
  const constructor: unknown = Reflect.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  return typeof constructor === 'function' ? constructor.name : 'unknown';
}
