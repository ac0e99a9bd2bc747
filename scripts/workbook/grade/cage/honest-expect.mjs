// Loaded before anything else into a process that runs submissions. Vitest lets a received value decide for itself
// whether it equals what was expected, if only it has a method `asymmetricMatch`. No test of the workbook makes use of
// that; a submission could. So vitest is loaded here with the question answered once and for all.
import * as module from 'node:module';

const isExpect = (url) => url.endsWith('/@vitest/expect/dist/index.js');

/** @throws {Error} where vitest no longer asks as it did: better no grade than a forged one */
function makeHonest(source) {
  const asked = 'function isAsymmetric(obj) {';
  if (!source.includes(asked)) throw new Error('@vitest/expect is not as the grader knows it.');
  return source.replace(asked, `${asked}\n\treturn false;`);
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
