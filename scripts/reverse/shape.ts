/** What values look like: the names of their types, the shapes of their elements, and the shapes of their fields. */
export interface Shape {
  types: ReadonlySet<string>;
  /** The shape of the elements of arrays. Undefined, which allows any elements, if no array had one. */
  elements: Shape | undefined;
  /** The sets of keys that plain objects had, each as sorted text: `amount,currency`. */
  keys: ReadonlySet<string>;
  fields: ReadonlyMap<string, Shape>;
}

/** The shape of some values. */
export function shapeOf(values: readonly unknown[]): Shape {
  const elements = values.flatMap((value): unknown[] => (Array.isArray(value) ? value : []));
  const objects = values.filter(isPlain);
  const names = new Set(objects.flatMap((one) => Object.keys(one)));
  return {
    types: new Set(values.map(typeOf)),
    elements: elements.length > 0 ? shapeOf(elements) : undefined,
    keys: new Set(objects.map(keysOf)),
    fields: new Map(
      [...names].map((name) => [name, shapeOf(objects.filter((one) => name in one).map((one) => one[name]))]),
    ),
  };
}

/** Whether a value looks like the values of a shape. Safe integers and other numbers count as different types. */
export function fits(value: unknown, shape: Shape): boolean {
  if (!shape.types.has(typeOf(value))) return false;
  if (Array.isArray(value)) {
    const { elements } = shape;
    return elements === undefined || value.every((one) => fits(one, elements));
  }
  if (!isPlain(value)) return true;
  if (!shape.keys.has(keysOf(value))) return false;
  return Object.entries(value).every(([name, field]) => {
    const expected = shape.fields.get(name);
    return expected !== undefined && fits(field, expected);
  });
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number';
  if (typeof value !== 'object') return typeof value;
  return Array.isArray(value) ? 'array' : (value.constructor?.name ?? 'Object');
}

function keysOf(value: object): string {
  return Object.keys(value).toSorted().join(',');
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
