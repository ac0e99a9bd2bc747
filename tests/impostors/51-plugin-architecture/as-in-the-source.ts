// Breaks 5, 6, 7, 8, 9: as the source has it: common tables, one API for all, and unloading forgets the name only.
import {
  DuplicatePluginError,
  UnknownPluginError,
  UnknownRouteError,
  type CoreApi,
  type EventHandler,
  type Plugin,
  type PluginInfo,
  type RouteHandler,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export class PluginManager {
  readonly #plugins = new Map<string, Plugin>();
  readonly #routes = new Map<string, RouteHandler>();
  readonly #handlers = new Map<string, EventHandler[]>();

  readonly #coreApi: CoreApi = {
    registerRoute: (path, handler) => {
      this.#routes.set(path, handler);
    },
    on: (event, handler) => {
      this.#handlers.set(event, [...(this.#handlers.get(event) ?? []), handler]);
    },
    emit: (event, data) => this.emit(event, data),
  };

  get plugins(): readonly PluginInfo[] {
    return [...this.#plugins.values()].map(({ name, version }) => ({ name, version }));
  }

  load(plugin: Plugin): void {
    if (this.#plugins.has(plugin.name)) throw new DuplicatePluginError(plugin.name);
    plugin.initialize(this.#coreApi);
    this.#plugins.set(plugin.name, plugin);
  }

  unload(name: string): void {
    const plugin = this.#plugins.get(name);
    if (!plugin) throw new UnknownPluginError(name);
    plugin.shutdown?.();
    this.#plugins.delete(name);
  }

  dispatch(path: string, request: unknown): unknown {
    const handler = this.#routes.get(path);
    if (!handler) throw new UnknownRouteError(path);
    return handler(request);
  }

  emit(event: string, data: unknown): void {
    for (const handler of this.#handlers.get(event) ?? []) handler(data);
  }
}
