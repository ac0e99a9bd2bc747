// Breaks 6: loads only what was initialized, but keeps what a plugin had registered before it threw.
import {
  PluginManager as Right,
  type CoreApi,
  type Plugin,
  type PluginInfo,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager extends Right {
  readonly #leftovers: string[] = [];

  override get plugins(): readonly PluginInfo[] {
    return super.plugins.filter(({ name }) => !this.#leftovers.includes(name));
  }

  override load(plugin: Plugin): void {
    const registered: ((core: CoreApi) => void)[] = [];
    const { name, version } = plugin;
    const initialize = (core: CoreApi) =>
      plugin.initialize(
        Object.freeze<CoreApi>({
          registerRoute: (path, handler) => {
            core.registerRoute(path, handler);
            registered.push((other) => other.registerRoute(path, handler));
          },
          on: (event, handler) => {
            core.on(event, handler);
            registered.push((other) => other.on(event, handler));
          },
          emit: (event, data) => core.emit(event, data),
        }),
      );
    try {
      super.load({ name, version, initialize, shutdown: () => plugin.shutdown?.() });
    } catch (error) {
      const leftover = `${name}, failed ${this.#leftovers.length}`;
      this.#leftovers.push(leftover);
      super.load({ name: leftover, version, initialize: (core) => registered.forEach((again) => again(core)) });
      throw error;
    }
  }
}
