/** Answers a request. */
export type RouteHandler = (request: unknown) => unknown;

/** Hears an event. */
export type EventHandler = (data: unknown) => void;

/** All that a plugin sees of the core. */
export interface CoreApi {
  registerRoute(path: string, handler: RouteHandler): void;
  on(event: string, handler: EventHandler): void;
  emit(event: string, data: unknown): void;
}

/** What extends the core. */
export interface Plugin {
  readonly name: string;
  readonly version: string;
  initialize(core: CoreApi): void;
  shutdown?(): void;
}

/** A plugin as the manager lists it. */
export interface PluginInfo {
  readonly name: string;
  readonly version: string;
}

/** What a plugin threw where nobody waits for it: in the handler of an event or in `shutdown`. */
export type PluginFailure =
  | { readonly plugin: string; readonly during: 'event'; readonly event: string; readonly error: unknown }
  | { readonly plugin: string; readonly during: 'shutdown'; readonly error: unknown };

/** A plugin of this name is loaded already. */
export class DuplicatePluginError extends Error {
  override readonly name = 'DuplicatePluginError';
  readonly plugin: string;

  constructor(plugin: string) {
    super(`Plugin ${JSON.stringify(plugin)} is loaded already`);
    this.plugin = plugin;
  }
}

/** No plugin of this name is loaded. */
export class UnknownPluginError extends Error {
  override readonly name = 'UnknownPluginError';
  readonly plugin: string;

  constructor(plugin: string) {
    super(`No plugin ${JSON.stringify(plugin)} is loaded`);
    this.plugin = plugin;
  }
}

/** The path belongs to a plugin already. */
export class RouteTakenError extends Error {
  override readonly name = 'RouteTakenError';
  readonly path: string;
  readonly owner: string;

  constructor(path: string, owner: string) {
    super(`Route ${JSON.stringify(path)} belongs to plugin ${JSON.stringify(owner)}`);
    this.path = path;
    this.owner = owner;
  }
}

/** No loaded plugin has a route of this path. */
export class UnknownRouteError extends Error {
  override readonly name = 'UnknownRouteError';
  readonly path: string;

  constructor(path: string) {
    super(`No route ${JSON.stringify(path)}`);
    this.path = path;
  }
}

/** A plugin used an API that it may use no more. */
export class PluginUnloadedError extends Error {
  override readonly name = 'PluginUnloadedError';
  readonly plugin: string;

  constructor(plugin: string) {
    super(`Plugin ${JSON.stringify(plugin)} is unloaded`);
    this.plugin = plugin;
  }
}

/** A plugin with all that it registered: whoever drops the extension drops everything. */
interface Extension {
  readonly name: string;
  readonly version: string;
  readonly plugin: Plugin;
  readonly routes: Map<string, RouteHandler>;
  readonly handlers: Map<string, readonly EventHandler[]>;
  isAlive: boolean;
}

/** Loads plugins into the core and takes them out again. */
export class PluginManager {
  readonly #report: (failure: PluginFailure) => void;
  /** In the order of loading. A plugin that is still initializing isn't among them. */
  readonly #loaded = new Map<string, Extension>();

  /** @param report is told of each failure, at once */
  constructor(report: (failure: PluginFailure) => void) {
    this.#report = report;
  }

  /** What is loaded, in the order of loading. */
  get plugins(): readonly PluginInfo[] {
    return [...this.#loaded.values()].map(({ name, version }) => ({ name, version }));
  }

  load(plugin: Plugin): void {
    const { name, version } = plugin;
    if (this.#loaded.has(name)) throw new DuplicatePluginError(name);
    const extension: Extension = { name, version, plugin, routes: new Map(), handlers: new Map(), isAlive: true };
    try {
      plugin.initialize(this.#apiFor(extension));
    } catch (error) {
      extension.isAlive = false;
      throw error;
    }
    this.#loaded.set(name, extension);
  }

  unload(name: string): void {
    const extension = this.#loaded.get(name);
    if (!extension) throw new UnknownPluginError(name);
    try {
      extension.plugin.shutdown?.();
    } catch (error) {
      this.#report({ plugin: name, during: 'shutdown', error });
    }
    this.#loaded.delete(name);
    extension.isAlive = false;
  }

  dispatch(path: string, request: unknown): unknown {
    const handler = this.#ownerOf(path)?.routes.get(path);
    if (!handler) throw new UnknownRouteError(path);
    return handler(request);
  }

  emit(event: string, data: unknown): void {
    // Collected first: what handlers register or load meanwhile is not for this event.
    const hearers = [...this.#loaded.values()].flatMap((extension) =>
      (extension.handlers.get(event) ?? []).map((handler) => ({ extension, handler })),
    );
    for (const { extension, handler } of hearers) {
      if (!extension.isAlive) continue;
      try {
        handler(data);
      } catch (error) {
        this.#report({ plugin: extension.name, during: 'event', event, error });
      }
    }
  }

  /** An API of its own for each time that a plugin is loaded: it knows whose registrations they are. */
  #apiFor(extension: Extension): CoreApi {
    const refuseTheDead = () => {
      if (!extension.isAlive) throw new PluginUnloadedError(extension.name);
    };
    return Object.freeze({
      registerRoute: (path: string, handler: RouteHandler) => {
        refuseTheDead();
        const owner = extension.routes.has(path) ? extension : this.#ownerOf(path);
        if (owner) throw new RouteTakenError(path, owner.name);
        extension.routes.set(path, handler);
      },
      on: (event: string, handler: EventHandler) => {
        refuseTheDead();
        extension.handlers.set(event, [...(extension.handlers.get(event) ?? []), handler]);
      },
      emit: (event: string, data: unknown) => {
        refuseTheDead();
        this.emit(event, data);
      },
    });
  }

  #ownerOf(path: string): Extension | undefined {
    return [...this.#loaded.values()].find(({ routes }) => routes.has(path));
  }
}
