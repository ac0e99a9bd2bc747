// Breaks 5, 9: all plugins get the same open object, which takes the plugin loaded last for the one that registers.
import {
  PluginManager as Right,
  type CoreApi,
  type Plugin,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager extends Right {
  #current: CoreApi | undefined;

  readonly #coreApi: CoreApi = {
    registerRoute: (path, handler) => this.#current?.registerRoute(path, handler),
    on: (event, handler) => this.#current?.on(event, handler),
    emit: (event, data) => this.#current?.emit(event, data),
  };

  override load(plugin: Plugin): void {
    const { name, version } = plugin;
    const initialize = (core: CoreApi) => {
      this.#current = core;
      plugin.initialize(this.#coreApi);
    };
    super.load({ name, version, initialize, shutdown: () => plugin.shutdown?.() });
  }
}
