// Breaks 9: an API is alive as long as a plugin of its name is loaded, be it another one.
import {
  PluginManager as Right,
  type CoreApi,
  type Plugin,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager extends Right {
  readonly #apis = new Map<string, CoreApi>();

  override load(plugin: Plugin): void {
    const { name, version } = plugin;
    const initialize = (core: CoreApi) => {
      this.#apis.set(name, core);
      const current = () => this.#apis.get(name) ?? core;
      plugin.initialize(
        Object.freeze<CoreApi>({
          registerRoute: (path, handler) => current().registerRoute(path, handler),
          on: (event, handler) => current().on(event, handler),
          emit: (event, data) => current().emit(event, data),
        }),
      );
    };
    super.load({ name, version, initialize, shutdown: () => plugin.shutdown?.() });
  }
}
