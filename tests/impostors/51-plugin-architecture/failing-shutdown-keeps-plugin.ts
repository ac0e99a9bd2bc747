// Breaks 8: a shutdown that throws ends unloading half-way, and the plugin stays for ever.
import { PluginManager as Right, type Plugin } from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager extends Right {
  readonly #plugins = new Map<string, Plugin>();

  override load(plugin: Plugin): void {
    const { name, version } = plugin;
    super.load({ name, version, initialize: (core) => plugin.initialize(core) });
    this.#plugins.set(name, plugin);
  }

  override unload(name: string): void {
    if (this.plugins.some((one) => one.name === name)) this.#plugins.get(name)?.shutdown?.();
    super.unload(name);
  }
}
