// Loaded before anything else into a process that runs submissions. Vitest trusts a received value too much. It asks
// the value whether it equals what was expected (`asymmetricMatch`), what it contains (the `size` and iterator of a
// set), and when it is settled (`then`), and a submission can give any answer. So this file changes Vitest's source
// while loading it.
import * as module from 'node:module';

const isExpect = (url) => url.endsWith('/@vitest/expect/dist/index.js');

/** @throws {Error} if Vitest's source has changed, because no grade is better than a forged one */
function makeHonest(source) {
  const replacements = [
    ['function isAsymmetric(obj) {', 'function isAsymmetric(obj) {\n\treturn false;'],
    // Waiting for a promise does not use its own `then`.
    ['Promise.resolve(obj).then(', '(async () => await obj)().then('],
    ['Promise.resolve(wrapper).then(', '(async () => await wrapper)().then('],
    ['if (a.size !== undefined) {', '[a, b] = [a, b].map(copyOfCollection);\n\tif (a.size !== undefined) {'],
  ];
  for (const [asked] of replacements) {
    if (source.split(asked).length !== 2) throw new Error('@vitest/expect is not as the grader knows it.');
  }
  // A fake Set or Map makes the copy throw, which fails the expectation.
  const copyOfCollection = `function copyOfCollection(value) {
    const kind = [Set, Map].find((one) => value instanceof one || isA(one.name, value));
    return kind ? new kind(kind.prototype[Symbol.iterator].call(value)) : value;
  }`;
  return `${replacements.reduce((text, [asked, put]) => text.replace(asked, () => put), source)}\n${copyOfCollection}`;
}

if (module.registerHooks) {
  module.registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      return isExpect(url) ? { ...loaded, source: makeHonest(String(loaded.source)) } : loaded;
    },
  });
} else {
  const hooks = `
    const isExpect = ${isExpect};
    ${makeHonest}
    export async function load(url, context, next) {
      const loaded = await next(url, context);
      return isExpect(url) ? { ...loaded, source: makeHonest(String(loaded.source)) } : loaded;
    }`;
  module.register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
