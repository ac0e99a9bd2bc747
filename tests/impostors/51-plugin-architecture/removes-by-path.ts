// Breaks 7: remembers each path that a plugin asked for, and removes it with the plugin, whoever has it.
import {
  PluginManager as Right,
  UnknownRouteError,
  type CoreApi,
  type Plugin,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager extends Right {
  readonly #asked = new Map<string, string[]>();
  readonly #removed = new Set<string>();

  override load(plugin: Plugin): void {
    const { name, version } = plugin;
    const asked: string[] = [];
    const initialize = (core: CoreApi) =>
      plugin.initialize(
        Object.freeze<CoreApi>({
          registerRoute: (path, handler) => {
            asked.push(path);
            core.registerRoute(path, handler);
            this.#removed.delete(path);
          },
          on: (event, handler) => core.on(event, handler),
          emit: (event, data) => core.emit(event, data),
        }),
      );
    super.load({ name, version, initialize, shutdown: () => plugin.shutdown?.() });
    this.#asked.set(name, asked);
  }

  override unload(name: string): void {
    super.unload(name);
    for (const path of this.#asked.get(name) ?? []) this.#removed.add(path);
  }

  override dispatch(path: string, request: unknown): unknown {
    if (this.#removed.has(path)) throw new UnknownRouteError(path);
    return super.dispatch(path, request);
  }
}
