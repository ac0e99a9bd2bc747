// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { audit } from '../../../../katas/51-plugin-architecture/audit.ts';
import { auth } from '../../../../katas/51-plugin-architecture/auth.ts';
import { PluginManager } from '../../../../katas/51-plugin-architecture/plugin-manager.ts';
import type { Plugin } from '../../../../katas/51-plugin-architecture/plugin.ts';

law('a plugin answers', { name: fc.constantFrom('a', 'b') }, ({ name }) => {
  const manager = new PluginManager(() => {});
  manager.load(plugin(name));
  expect(manager.dispatch(`/${name}`, {})).toBe(name);
  expect(manager.plugins).toEqual([{ name, version: '1.0.0' }]);
});

law('audit writes a log-in', { user: fc.constantFrom('ada', 'bo') }, ({ user }) => {
  const [manager, entries] = [new PluginManager(() => {}), [] as unknown[]];
  manager.load(auth(() => 'tok123'));
  manager.load(audit((entry) => void entries.push(entry)));
  expect(manager.dispatch('/auth/login', { user })).toEqual({ token: 'tok123' });
  expect(entries).toEqual([{ user }]);
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
