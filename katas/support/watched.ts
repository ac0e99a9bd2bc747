import { plainPartsOf } from './mutate-deep.ts';

interface Noted {
  label: string;
  /** Each part of the value as it was when it was noted. */
  parts: Map<object, { extensible: boolean; frozen: boolean; content: readonly unknown[] }>;
}

/** Notes what the caller's values look like, and tells what the code under test has done to them. */
export class Watched {
  #noted = new Map<object, Noted>();

  /** Notes a value as it is now; `label` says which it is, like `the 1st argument of save`. */
  note(value: unknown, label: string): void {
    if (typeof value !== 'object' || value === null) return;
    const parts = new Map(
      [...plainPartsOf(value)].map((part) => [
        part,
        { extensible: Object.isExtensible(part), frozen: Object.isFrozen(part), content: contentOf(part) },
      ]),
    );
    if (parts.size > 0) this.#noted.set(value, { label, parts });
  }

  /** A line for each value that was frozen, sealed or changed since it was noted. */
  complaints(): string[] {
    return [...this.#noted.values()].flatMap(({ label, parts }) => {
      const found = new Set<string>();
      for (const [part, { extensible, frozen, content }] of parts) {
        if (!frozen && Object.isFrozen(part) && content.length > 0) found.add(`${label} was frozen`);
        else if (extensible && !Object.isExtensible(part)) found.add(`${label} was sealed`);
        const now = contentOf(part);
        if (now.length !== content.length || now.some((one, i) => !Object.is(one, content[i])))
          found.add(`${label} was changed`);
      }
      return [...found];
    });
  }
}

/** Keys and values of one part, in order; what its values hold is a part of its own. */
function contentOf(part: object): unknown[] {
  if (part instanceof Map) return [...part].flat();
  if (part instanceof Set) return [...part];
  return Reflect.ownKeys(part).flatMap((key): unknown[] => [key, Reflect.get(part, key)]);
}
