/**
 * Hides from laws what would let them tell solutions apart without using them: the source text of functions, and the
 * time stamps of events. Must run before the built-in objects are frozen.
 */
export function quietRealm(): void {
  hideSources();
  // A getter on the prototype, like the original one, because events have no `timeStamp` of their own.
  Object.defineProperty(Event.prototype, 'timeStamp', { get: () => 0, enumerable: true, configurable: true });
}

/** Makes every function look like a built-in one. */
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
