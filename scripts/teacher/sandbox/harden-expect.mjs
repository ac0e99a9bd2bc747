// Loaded before anything else into a process that runs submissions. Vitest trusts a received value too much. It asks
// the value whether it equals what was expected (`asymmetricMatch`), what it contains (the `size` and iterator of a
// set), and when it is settled (`then`), and a submission can give any answer. So this file changes Vitest's source
// while loading it.
import { readFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * Vitest's source, changed so that it no longer trusts received values, and is faster.
 *
 * @throws {Error} if the source is not the expected one, because no grade is better than a forged one
 */
function hardenSource(source) {
  const replacements = [
    ['function isAsymmetric(obj) {', 'function isAsymmetric(obj) {\n\treturn false;'],
    // Waiting for a promise does not use its own `then`.
    ['Promise.resolve(obj).then(', '(async () => await obj)().then('],
    ['Promise.resolve(wrapper).then(', '(async () => await wrapper)().then('],
    // For each expectation, Vitest defines all properties of its state anew, which changes nothing and takes time.
    ['\t\t...Object.getOwnPropertyDescriptors(current),\n', ''],
    ['if (a.size !== undefined) {', '[a, b] = [a, b].map(copyOfCollection);\n\tif (a.size !== undefined) {'],
  ];
  for (const [from] of replacements) {
    if (source.split(from).length !== 2) refuse();
  }
  // A fake Set or Map makes the copy throw, which fails the expectation.
  const copyOfCollection = `function copyOfCollection(value) {
    const kind = [Set, Map].find((one) => value instanceof one || isA(one.name, value));
    return kind ? new kind(kind.prototype[Symbol.iterator].call(value)) : value;
  }`;
  return `${replacements.reduce((text, [from, to]) => text.replace(from, () => to), source)}\n${copyOfCollection}`;
}

function refuse() {
  throw new Error('@vitest/expect is not as the grader knows it.');
}

// The version that Vitest itself imports. Hooks for modules would do this, too, but before Node.js 22.15, they run in a
// thread of their own, through which all later modules pass. That takes a quarter of a second for each process.
const file = createRequire(createRequire(import.meta.url).resolve('vitest/package.json')).resolve('@vitest/expect');
const loaded = new Module(file);
loaded.filename = file;
loaded._compile(hardenSource(readFileSync(file, 'utf8')), file, 'module');

// Whoever imports the file from now on must get the module that was made here.
const { equals } = await import(pathToFileURL(file).href);
if (equals(1, { asymmetricMatch: () => true })) refuse();
