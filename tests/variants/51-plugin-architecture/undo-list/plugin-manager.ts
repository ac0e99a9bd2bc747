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

type Phase = 'starting' | 'loaded' | 'over';

/** An API that remembers how to undo what was done through it. */
class OwnedApi implements CoreApi {
  readonly #manager: PluginManager;
  readonly #undo: (() => void)[] = [];
  readonly plugin: Plugin;
  readonly name: string;
  readonly version: string;
  readonly rank: number;
  #phase: Phase = 'starting';

  constructor(manager: PluginManager, plugin: Plugin, rank: number) {
    this.#manager = manager;
    this.plugin = plugin;
    this.name = plugin.name;
    this.version = plugin.version;
    this.rank = rank;
    Object.freeze(this);
  }

  get isLoaded(): boolean {
    return this.#phase === 'loaded';
  }

  open(): void {
    this.#phase = 'loaded';
  }

  close(): void {
    this.#phase = 'over';
    while (this.#undo.length > 0) this.#undo.pop()?.();
  }

  registerRoute(path: string, handler: RouteHandler): void {
    this.#check();
    this.#undo.push(this.#manager.addRoute(path, this, handler));
  }

  on(event: string, handler: EventHandler): void {
    this.#check();
    this.#undo.push(this.#manager.addHandler(event, this, handler));
  }

  emit(event: string, data: unknown): void {
    this.#check();
    this.#manager.emit(event, data);
  }

  #check(): void {
    if (this.#phase === 'over') throw new PluginUnloadedError(this.name);
  }
}

/** Common tables, a frozen API of a class, and a list of undo functions for each load. */
export class PluginManager {
  readonly #report: (failure: PluginFailure) => void;
  readonly #apis: OwnedApi[] = [];
  readonly #routes = new Map<string, { owner: OwnedApi; handler: RouteHandler }>();
  readonly #handlers = new Map<string, Set<{ owner: OwnedApi; handler: EventHandler }>>();
  #ranks = 0;

  constructor(report: (failure: PluginFailure) => void) {
    this.#report = report;
  }

  get plugins(): readonly PluginInfo[] {
    return Object.freeze(this.#apis.map(({ name, version }) => Object.freeze({ version, name })));
  }

  load(plugin: Plugin): void {
    const api = new OwnedApi(this, plugin, (this.#ranks += 1));
    if (this.#apis.some(({ name }) => name === api.name)) throw new DuplicatePluginError(api.name);
    let isReady = false;
    try {
      plugin.initialize(api);
      isReady = true;
    } finally {
      if (!isReady) api.close();
    }
    api.open();
    this.#apis.push(api);
  }

  unload(name: string): void {
    const index = this.#apis.findIndex((api) => api.name === name);
    const api = this.#apis[index];
    if (!api) throw new UnknownPluginError(name);
    const close = () => {
      this.#apis.splice(index, 1);
      api.close();
    };
    try {
      if (api.plugin.shutdown) api.plugin.shutdown();
    } catch (error) {
      close();
      this.#report({ error, during: 'shutdown', plugin: name });
      return;
    }
    close();
  }

  dispatch(path: string, request: unknown): unknown {
    const route = this.#routes.get(path);
    if (!route?.owner.isLoaded) throw new UnknownRouteError(path);
    return route.handler(request);
  }

  emit(event: string, data: unknown): void {
    const handlers = [...(this.#handlers.get(event) ?? [])].filter(({ owner }) => owner.isLoaded);
    handlers
      .toSorted((a, b) => a.owner.rank - b.owner.rank)
      .forEach(({ owner, handler }) => {
        if (!owner.isLoaded) return;
        try {
          handler(data);
        } catch (error) {
          this.#report({ error, during: 'event', plugin: owner.name });
        }
      });
  }

  addRoute(path: string, owner: OwnedApi, handler: RouteHandler): () => void {
    const taken = this.#routes.get(path);
    if (taken) throw new RouteTakenError(path, taken.owner.name);
    this.#routes.set(path, { owner, handler });
    return () => this.#routes.delete(path);
  }

  addHandler(event: string, owner: OwnedApi, handler: EventHandler): () => void {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers);
    const one = { owner, handler };
    handlers.add(one);
    return () => handlers.delete(one);
  }
}
