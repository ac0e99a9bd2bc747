// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { PluginManager } from '../../../../katas/51-plugin-architecture/plugin-manager.ts';
import type { Plugin } from '../../../../katas/51-plugin-architecture/plugin.ts';

law('every plugin gets the event', { names: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) }, ({ names }) => {
  const [manager, calls] = [new PluginManager(() => {}), [] as string[]];
  for (const name of names) manager.load(plugin(name, calls));
  manager.emit('login', {});
  expect(calls).toEqual(names);
});

law('an unloaded plugin gets no events', { name: fc.constantFrom('a', 'b') }, ({ name }) => {
  const [manager, calls] = [new PluginManager(() => {}), [] as string[]];
  for (const one of ['a', 'b']) manager.load(plugin(one, calls));
  manager.unload(name);
  manager.emit('login', {});
  expect(calls).toEqual(['a', 'b'].filter((one) => one !== name));
});

function plugin(name: string, calls: string[] = []): Plugin {
  return {
    name,
    version: '1.0.0',
    initialize(core) {
      core.registerRoute(`/${name}`, () => name);
      core.on('login', () => void calls.push(name));
    },
  };
}
