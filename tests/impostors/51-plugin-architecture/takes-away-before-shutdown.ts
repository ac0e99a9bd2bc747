// Breaks 5: takes everything away first and calls shutdown afterwards, when the plugin can't say goodbye any more.
import {
  PluginManager as Right,
  type Plugin,
  type PluginFailure,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager extends Right {
  readonly #report: (failure: PluginFailure) => void;
  readonly #plugins = new Map<string, Plugin>();

  constructor(report: (failure: PluginFailure) => void) {
    super(report);
    this.#report = report;
  }

  override load(plugin: Plugin): void {
    const { name, version } = plugin;
    super.load({ name, version, initialize: (core) => plugin.initialize(core) });
    this.#plugins.set(name, plugin);
  }

  override unload(name: string): void {
    super.unload(name);
    try {
      this.#plugins.get(name)?.shutdown?.();
    } catch (error) {
      this.#report({ plugin: name, during: 'shutdown', error });
    }
  }
}
