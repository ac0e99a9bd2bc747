// Breaks 3, 6, 7, 8: as in the source: common tables, one API for all plugins, and `unload` forgets only the name.
import {
  type CoreApi,
  DuplicatePluginError,
  type EventHandler,
  type Plugin,
  type PluginInfo,
  type RouteHandler,
  UnknownPluginError,
  UnknownRouteError,
} from '../../../../solutions/51-plugin-architecture/plugin.ts';

export class PluginManager {
  readonly #plugins = new Map<string, Plugin>();
  readonly #routes = new Map<string, RouteHandler>();
  readonly #handlers = new Map<string, EventHandler[]>();
  readonly #coreApi: CoreApi = {
    registerRoute: (path, handler) => {
      this.#routes.set(path, handler);
    },
    on: (event, handler) => {
      if (!this.#handlers.has(event)) this.#handlers.set(event, []);
      this.#handlers.get(event)?.push(handler);
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
    const handlers = this.#handlers.get(event) ?? [];
    handlers.forEach((handler) => handler(data));
  }
}
