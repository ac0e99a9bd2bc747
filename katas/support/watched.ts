import { isPlain, plainPartsOf } from './mutate-deep.ts';

interface Noted {
  label: string;
  /** Each part of the value at the time when it was noted. */
  parts: Map<object, Snapshot>;
}

interface Snapshot {
  extensible: boolean;
  frozen: boolean;
  /** Undefined for functions and instances of classes, because only the contents of plain data are compared. */
  content: readonly unknown[] | undefined;
}

/** Records what the caller's values look like, and reports what the code under test has done to them. */
export class Watched {
  #noted = new Map<object, Noted>();

  /** Records a value as it is now. `label` names it, like `the 1st argument of save`. */
  note(value: unknown, label: string): void {
    if (!isObject(value)) return;
    const plain = [...plainPartsOf(value)];
    // This includes functions and instances of classes, because code may freeze the callbacks that it gets.
    const parts = new Set([value, ...plain, ...plain.flatMap(contentOf).filter(isObject)]);
    this.#noted.set(value, { label, parts: new Map([...parts].map((part) => [part, takeSnapshot(part)])) });
  }

  /** A line for each value that was frozen, sealed or changed since it was noted. */
  complaints(): string[] {
    return [...this.#noted.values()].flatMap(({ label, parts }) => {
      const found = new Set<string>();
      for (const [part, { extensible, frozen, content }] of parts) {
        if (!frozen && Object.isFrozen(part)) found.add(`${label} was frozen`);
        else if (extensible && !Object.isExtensible(part)) found.add(`${label} was sealed`);
        const now = takeSnapshot(part).content;
        if (now?.length !== content?.length || now?.some((one, i) => !Object.is(one, content?.[i])))
          found.add(`${label} was changed`);
      }
      return [...found];
    });
  }
}

function takeSnapshot(part: object): Snapshot {
  return {
    extensible: Object.isExtensible(part),
    frozen: Object.isFrozen(part),
    content: isPlain(part) ? contentOf(part) : undefined,
  };
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** Keys and values of one part, in order. The contents of its values are separate parts. */
function contentOf(part: object): unknown[] {
  if (part instanceof Map) return [...part].flat();
  if (part instanceof Set) return [...part];
  return Reflect.ownKeys(part).flatMap((key): unknown[] => [key, Reflect.get(part, key)]);
}
