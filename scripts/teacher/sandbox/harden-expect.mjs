// Loaded before anything else into a process that runs submissions. Vitest asks a received value more than it should:
// whether it equals what was expected (`asymmetricMatch`), what it holds (the `size` and iterator of a set), when it is
// settled (`then`). A submission answers as it likes. So vitest is loaded here with these questions put otherwise.
import * as module from 'node:module';

const isExpect = (url) => url.endsWith('/@vitest/expect/dist/index.js');

/** @throws {Error} where vitest no longer asks as it did: better no grade than a forged one */
function makeHonest(source) {
  const replacements = [
    ['function isAsymmetric(obj) {', 'function isAsymmetric(obj) {\n\treturn false;'],
    // Waiting for a promise does not look at a `then` of its own.
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
