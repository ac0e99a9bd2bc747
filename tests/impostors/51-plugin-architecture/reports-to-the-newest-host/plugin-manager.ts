// Breaks 7: keeps the function for reports once for all managers.
import {
  type CoreApi,
  DuplicatePluginError,
  type EventHandler,
  type Plugin,
  type PluginFailure,
  type PluginInfo,
  PluginUnloadedError,
  type RouteHandler,
  RouteTakenError,
  UnknownPluginError,
  UnknownRouteError,
} from '../../../../solutions/51-plugin-architecture/plugin.ts';

/** One load of a plugin, with everything that it registered. Dropping the record drops all of that. */
interface Extension {
  readonly name: string;
  readonly version: string;
  readonly plugin: Plugin;
  readonly routes: Map<string, RouteHandler>;
  readonly handlers: Map<string, EventHandler[]>;
  isActive: boolean;
}

/** The core: it loads plugins, and passes requests and events on to them. */
let report: (failure: PluginFailure) => void = () => {};

export class PluginManager {
  /** In the order of loading. A plugin is added when its `initialize` has returned. */
  readonly #loaded = new Map<string, Extension>();

  /** @param newReport is called with each failure of an event handler or `shutdown` */
  constructor(newReport: (failure: PluginFailure) => void) {
    report = newReport;
  }

  /** The loaded plugins, in the order in which they were loaded. */
  get plugins(): readonly PluginInfo[] {
    return [...this.#loaded.values()].map(({ name, version }) => ({ name, version }));
  }

  load(plugin: Plugin): void {
    const { name, version } = plugin;
    if (this.#loaded.has(name)) throw new DuplicatePluginError(name);
    const extension: Extension = { name, version, plugin, routes: new Map(), handlers: new Map(), isActive: true };
    try {
      plugin.initialize(this.#apiFor(extension));
    } catch (error) {
      extension.isActive = false;
      throw error;
    }
    this.#loaded.set(name, extension);
  }

  unload(name: string): void {
    const extension = this.#loaded.get(name);
    if (!extension) throw new UnknownPluginError(name);
    let failure: PluginFailure | undefined;
    try {
      extension.plugin.shutdown?.();
    } catch (error) {
      failure = { plugin: name, during: 'shutdown', error };
    }
    this.#loaded.delete(name);
    extension.isActive = false;
    if (failure) report(failure);
  }

  dispatch(path: string, request: unknown): unknown {
    const handler = this.#ownerOf(path)?.routes.get(path);
    if (!handler) throw new UnknownRouteError(path);
    return handler(request);
  }

  emit(event: string, data: unknown): void {
    // A snapshot: handlers that are registered from now on do not receive this event.
    const receivers = [...this.#loaded.values()].flatMap((extension) =>
      (extension.handlers.get(event) ?? []).map((handler) => ({ extension, handler })),
    );
    for (const { extension, handler } of receivers) {
      if (!extension.isActive) continue;
      try {
        handler(data);
      } catch (error) {
        report({ plugin: extension.name, during: 'event', error });
      }
    }
  }

  /** The API for one load of a plugin. It knows which load it registers for, however late. */
  #apiFor(extension: Extension): CoreApi {
    const assertActive = () => {
      if (!extension.isActive) throw new PluginUnloadedError(extension.name);
    };
    return {
      registerRoute: (path, handler) => {
        assertActive();
        const owner = extension.routes.has(path) ? extension : this.#ownerOf(path);
        if (owner) throw new RouteTakenError(path, owner.name);
        extension.routes.set(path, handler);
      },
      on: (event, handler) => {
        assertActive();
        const handlers = extension.handlers.get(event) ?? [];
        extension.handlers.set(event, [...handlers, handler]);
      },
      emit: (event, data) => {
        assertActive();
        this.emit(event, data);
      },
    };
  }

  #ownerOf(path: string): Extension | undefined {
    return [...this.#loaded.values()].find(({ routes }) => routes.has(path));
  }
}
