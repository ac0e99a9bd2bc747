// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { PluginManager } from '../../../../katas/51-plugin-architecture/plugin-manager.ts';
import {
  DuplicatePluginError,
  type Plugin,
  RouteTakenError,
  UnknownRouteError,
} from '../../../../katas/51-plugin-architecture/plugin.ts';

law('a name is taken', { name: fc.constantFrom('a', 'b') }, ({ name }) => {
  const manager = new PluginManager(() => {});
  manager.load(plugin(name));
  expect(() => manager.load(plugin(name))).toThrow(DuplicatePluginError);
});

law('a path is taken', { name: fc.constantFrom('b', 'c') }, ({ name }) => {
  const manager = new PluginManager(() => {});
  manager.load(plugin('a'));
  const rival: Plugin = { ...plugin(name), initialize: (core) => core.registerRoute('/a', () => name) };
  expect(() => manager.load(rival)).toThrow(RouteTakenError);
});

law('an unknown path is rejected', { path: fc.constantFrom('/a', '/b') }, ({ path }) => {
  expect(() => new PluginManager(() => {}).dispatch(path, {})).toThrow(UnknownRouteError);
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
