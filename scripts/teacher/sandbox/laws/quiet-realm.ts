/**
 * Hides from laws what tells one solution from another without using it: the source of functions, and the clock that
 * events carry. Must run before the built-in objects are frozen.
 */
export function quietRealm(): void {
  hideSources();
  // A getter like the original one, which no event overrides.
  Object.defineProperty(Event.prototype, 'timeStamp', { get: () => 0, enumerable: true, configurable: true });
}

/** Every function looks like one that is built in. */
function hideSources(): void {
  const { toString } = {
    toString(this: unknown): string {
      if (typeof this !== 'function')
        throw new TypeError('Function.prototype.toString requires that this is a Function');
      return 'function () { [native code] }';
    },
  };
  const { prototype } = Function;
  Object.defineProperty(prototype, 'toString', {
    value: toString,
    writable: true,
    enumerable: false,
    configurable: true,
  });
}
