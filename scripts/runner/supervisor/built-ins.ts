/** Objects that code changes by accident when it takes `__proto__` or `constructor` for a key of its own data. */
function sharedObjects(): object[] {
  const inherited = Object.values(Object.getOwnPropertyDescriptors(Object.prototype)).map(
    ({ value }) => value as unknown,
  );
  const functions = inherited.filter((one) => typeof one === 'function');
  return [Object.prototype, Function.prototype, Array.prototype, ...functions];
}

/**
 * Records the properties of the objects that code changes by accident.
 *
 * @returns a function that removes what was added since, and brings back what was changed or deleted. It cannot undo
 *   freezing.
 */
export function recordBuiltIns(): () => void {
  const recorded = sharedObjects().map((shared) => [shared, Object.getOwnPropertyDescriptors(shared)] as const);
  return () => {
    for (const [shared, before] of recorded) {
      for (const key of Reflect.ownKeys(shared)) if (!Object.hasOwn(before, key)) Reflect.deleteProperty(shared, key);
      for (const key of Reflect.ownKeys(before)) {
        const descriptor = Reflect.get(before, key) as PropertyDescriptor;
        if (!isSame(Object.getOwnPropertyDescriptor(shared, key), descriptor))
          Reflect.defineProperty(shared, key, descriptor);
      }
    }
  };
}

function isSame(one: PropertyDescriptor | undefined, other: PropertyDescriptor): boolean {
  return (['value', 'get', 'set', 'writable'] as const).every((part) => one?.[part] === other[part]);
}
