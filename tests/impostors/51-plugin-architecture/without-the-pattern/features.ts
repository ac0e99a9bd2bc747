import type { Plugin } from '../../../../solutions/51-plugin-architecture/plugin.ts';

/** All features of the program. The manager switches them on. */
export type Feature =
  { kind: 'auth'; issueToken: (request: unknown) => string } | { kind: 'audit'; write: (entry: unknown) => void };

const features = new WeakMap<Plugin, Feature>();

/** A plugin that does nothing itself. */
export function pluginFor(name: string, version: string, feature: Feature): Plugin {
  const plugin: Plugin = { name, version, initialize: () => {} };
  features.set(plugin, feature);
  return plugin;
}

export function featureOf(plugin: Plugin): Feature | undefined {
  return features.get(plugin);
}
