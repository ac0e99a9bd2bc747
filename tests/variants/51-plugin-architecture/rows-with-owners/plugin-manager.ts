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

/** One load of a plugin. Rows belong to a load, not to a name. */
interface Load extends PluginInfo {
  readonly plugin: Plugin;
}

interface Row<H> {
  readonly key: string;
  readonly owner: Load;
  readonly handler: H;
}

/** Flat tables, in which each row has its owner. */
export class PluginManager {
  readonly #report: (failure: PluginFailure) => void;
  #starting: Load | undefined;
  #loads: readonly Load[] = [];
  #routes: readonly Row<RouteHandler>[] = [];
  #handlers: readonly Row<EventHandler>[] = [];

  constructor(report: (failure: PluginFailure) => void) {
    this.#report = report;
  }

  get plugins(): readonly PluginInfo[] {
    return this.#loads.map(({ name, version }) => ({ name, version }));
  }

  load(plugin: Plugin): void {
    const load: Load = { name: plugin.name, version: plugin.version, plugin };
    if (this.#find(load.name)) throw new DuplicatePluginError(load.name);
    this.#starting = load;
    try {
      plugin.initialize(this.#apiOf(load));
      this.#loads = [...this.#loads, load];
    } catch (error) {
      this.#remove(load);
      throw error;
    } finally {
      this.#starting = undefined;
    }
  }

  unload(name: string): void {
    const load = this.#find(name);
    if (!load) throw new UnknownPluginError(name);
    const failures: PluginFailure[] = [];
    try {
      load.plugin.shutdown?.();
    } catch (error) {
      failures.push({ plugin: name, during: 'shutdown', error });
    }
    this.#remove(load);
    failures.forEach((failure) => this.#report(failure));
  }

  dispatch(path: string, request: unknown): unknown {
    const route = this.#routes.find(({ key }) => key === path);
    if (!route) throw new UnknownRouteError(path);
    const { handler } = route;
    return handler(request);
  }

  emit(event: string, data: unknown): void {
    const rows = this.#handlers
      .filter(({ key }) => key === event)
      .toSorted((a, b) => this.#loads.indexOf(a.owner) - this.#loads.indexOf(b.owner));
    for (const { owner, handler } of rows) {
      if (!this.#loads.includes(owner)) continue;
      try {
        handler(data);
      } catch (error) {
        this.#report({ plugin: owner.name, during: 'event', error });
      }
    }
  }

  #apiOf(owner: Load): CoreApi {
    const check = () => {
      if (owner !== this.#starting && !this.#loads.includes(owner)) throw new PluginUnloadedError(owner.name);
    };
    return {
      registerRoute: (key, handler) => {
        check();
        const taken = this.#routes.find((route) => route.key === key);
        if (taken) throw new RouteTakenError(key, taken.owner.name);
        this.#routes = [...this.#routes, { key, owner, handler }];
      },
      on: (key, handler) => {
        check();
        this.#handlers = [...this.#handlers, { key, owner, handler }];
      },
      emit: (event, data) => {
        check();
        this.emit(event, data);
      },
    };
  }

  #find(name: string): Load | undefined {
    return this.#loads.find((load) => load.name === name);
  }

  #remove(load: Load): void {
    const isOther = ({ owner }: { owner: Load }) => owner !== load;
    this.#loads = this.#loads.filter((one) => one !== load);
    this.#routes = this.#routes.filter(isOther);
    this.#handlers = this.#handlers.filter(isOther);
  }
}
