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

/** One load: what was registered through its API, in order. */
interface Load {
  readonly info: PluginInfo;
  readonly plugin: Plugin;
  readonly registered: { kind: 'route' | 'event'; key: string; handler: (value: unknown) => unknown }[];
}

const missing = Symbol('missing');

/** APIs are proxies without state. A weak set knows the loads that are in use. Generators search. */
export class PluginManager {
  readonly #report: (failure: PluginFailure) => void;
  readonly #inUse = new WeakSet<Load>();
  #loads: Load[] = [];

  constructor(report: (failure: PluginFailure) => void) {
    this.#report = report;
  }

  get plugins(): readonly PluginInfo[] {
    return this.#loads.map(({ info }) => structuredClone(info));
  }

  load(plugin: Plugin): void {
    const load: Load = { info: { name: plugin.name, version: plugin.version }, plugin, registered: [] };
    const { name } = load.info;
    if (this.#loads.some(({ info }) => info.name === name)) throw new DuplicatePluginError(name);
    this.#inUse.add(load);
    try {
      plugin.initialize(this.#apiOf(load));
    } catch (error) {
      this.#inUse.delete(load);
      throw error;
    }
    this.#loads = this.#loads.concat(load);
  }

  unload(name: string): void {
    const load = this.#loads.find(({ info }) => info.name === name);
    if (!load) throw new UnknownPluginError(name);
    let thrown: unknown = missing;
    try {
      load.plugin.shutdown?.();
    } catch (error) {
      thrown = error;
    } finally {
      this.#loads = this.#loads.filter((one) => one !== load);
      this.#inUse.delete(load);
    }
    if (thrown !== missing) this.#report(Object.freeze({ plugin: name, during: 'shutdown', error: thrown }));
  }

  dispatch(path: string, request: unknown): unknown {
    for (const { handler } of this.#registered('route', path, this.#loads)) return handler(request);
    throw new UnknownRouteError(path);
  }

  emit(event: string, data: unknown): void {
    for (const { load, handler } of [...this.#registered('event', event, this.#loads)]) {
      if (!this.#inUse.has(load)) continue;
      try {
        handler(data);
      } catch (error) {
        this.#report(Object.freeze({ plugin: load.info.name, during: 'event', error }));
      }
    }
  }

  *#registered(kind: 'route' | 'event', key: string, loads: Iterable<Load>) {
    for (const load of loads) {
      for (const one of load.registered) {
        if (one.kind === kind && one.key === key) yield { load, handler: one.handler };
      }
    }
  }

  #apiOf(load: Load): CoreApi {
    const methods: CoreApi = {
      registerRoute: (key, handler: RouteHandler) => {
        for (const { load: owner } of this.#registered('route', key, new Set([...this.#loads, load]))) {
          throw new RouteTakenError(key, owner.info.name);
        }
        load.registered.push({ kind: 'route', key, handler });
      },
      on: (key, handler: EventHandler) => void load.registered.push({ kind: 'event', key, handler }),
      emit: (event, data) => this.emit(event, data),
    };
    return new Proxy(Object.freeze({}) as CoreApi, {
      get: (_, key) => {
        const method: unknown = Reflect.get(methods, key);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]): unknown => {
          if (!this.#inUse.has(load)) throw new PluginUnloadedError(load.info.name);
          return Reflect.apply(method, methods, args);
        };
      },
    });
  }
}
