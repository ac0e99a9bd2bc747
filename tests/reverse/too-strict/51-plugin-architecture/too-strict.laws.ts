// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { PluginManager } from '../../../../katas/51-plugin-architecture/plugin-manager.ts';
import { auth } from '../../../../katas/51-plugin-architecture/auth.ts';
import type { CoreApi } from '../../../../katas/51-plugin-architecture/plugin.ts';

law('identity: the API is not frozen', { token: fc.constantFrom('a', 'b') }, ({ token }) => {
  const cores: CoreApi[] = [];
  new PluginManager(() => {}).load({ name: token, version: '1', initialize: (core) => void cores.push(core) });
  expect(cores.map((core) => Object.isFrozen(core))).toEqual([false]);
});

law('order: a plugin in the list has a name, and then a version', { token: fc.constantFrom('a', 'b') }, ({ token }) => {
  const manager = new PluginManager(() => {});
  manager.load(auth(() => token));
  expect(Object.keys(manager.plugins[0] ?? {})).toEqual(['name', 'version']);
});
