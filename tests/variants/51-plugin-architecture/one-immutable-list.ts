import {
  DuplicatePluginError,
  PluginUnloadedError,
  RouteTakenError,
  UnknownPluginError,
  UnknownRouteError,
  type CoreApi,
  type Plugin,
  type PluginFailure,
  type PluginInfo,
} from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

export * from '../../../solutions/51-plugin-architecture/plugin-architecture.ts';

/** A load of a plugin; compared by identity. */
interface Load extends PluginInfo {
  readonly plugin: Plugin;
}

interface Registration {
  readonly kind: 'route' | 'event';
  readonly key: string;
  readonly owner: Load;
  readonly handler: (value: unknown) => unknown;
}

interface State {
  readonly loaded: readonly Load[];
  readonly initializing: Load | undefined;
  readonly registrations: readonly Registration[];
}

const without = (state: State, gone: Load): State => ({
  loaded: state.loaded.filter((load) => load !== gone),
  initializing: state.initializing === gone ? undefined : state.initializing,
  registrations: state.registrations.filter(({ owner }) => owner !== gone),
});

/** All state is one immutable value, which each change replaces; an API is an object without any state. */
export class PluginManager {
  readonly #report: (failure: PluginFailure) => void;
  #state: State = { loaded: [], initializing: undefined, registrations: [] };

  constructor(report: (failure: PluginFailure) => void) {
    this.#report = report;
  }

  get plugins(): readonly PluginInfo[] {
    return this.#state.loaded.map(({ name, version }) => ({ name, version }));
  }

  load(plugin: Plugin): void {
    const load: Load = { name: plugin.name, version: plugin.version, plugin };
    if (this.#named(load.name)) throw new DuplicatePluginError(load.name);
    this.#state = { ...this.#state, initializing: load };
    try {
      plugin.initialize(this.#createApi(load));
    } catch (error) {
      this.#state = without(this.#state, load);
      throw error;
    }
    this.#state = { ...this.#state, initializing: undefined, loaded: [...this.#state.loaded, load] };
  }

  unload(name: string): void {
    const load = this.#named(name);
    if (!load) throw new UnknownPluginError(name);
    const failure = this.#attempt(() => load.plugin.shutdown?.());
    this.#state = without(this.#state, load);
    if (failure) this.#report({ plugin: name, during: 'shutdown', ...failure });
  }

  dispatch(path: string, request: unknown): unknown {
    const [route] = this.#find('route', path).filter(({ owner }) => this.#isLoaded(owner));
    if (!route) throw new UnknownRouteError(path);
    const { handler } = route;
    return handler(request);
  }

  emit(event: string, data: unknown): void {
    const heard = this.#find('event', event);
    for (const load of this.#state.loaded) {
      for (const { owner, handler } of heard) {
        if (owner !== load || !this.#isLoaded(load)) continue;
        const failure = this.#attempt(() => handler(data));
        if (failure) this.#report({ plugin: load.name, during: 'event', event, ...failure });
      }
    }
  }

  #createApi(owner: Load): CoreApi {
    const whenAlive =
      <Args extends unknown[]>(action: (...args: Args) => void) =>
      (...args: Args) => {
        if (!this.#isLoaded(owner) && this.#state.initializing !== owner) throw new PluginUnloadedError(owner.name);
        action(...args);
      };
    const add = (registration: Registration) => {
      this.#state = { ...this.#state, registrations: this.#state.registrations.concat(registration) };
    };
    const api = Object.create(null) as CoreApi;
    const members: CoreApi = {
      registerRoute: whenAlive((path, handler) => {
        const [taken] = this.#find('route', path);
        if (taken) throw new RouteTakenError(path, taken.owner.name);
        add({ kind: 'route', key: path, owner, handler });
      }),
      on: whenAlive((event, handler) => add({ kind: 'event', key: event, owner, handler })),
      emit: whenAlive((event, data) => this.emit(event, data)),
    };
    for (const [name, value] of Object.entries(members)) Object.defineProperty(api, name, { value });
    return api;
  }

  #attempt(action: () => unknown): { readonly error: unknown } | undefined {
    try {
      action();
      return undefined;
    } catch (error) {
      return { error };
    }
  }

  #find(kind: Registration['kind'], key: string): readonly Registration[] {
    return this.#state.registrations.filter((one) => one.kind === kind && one.key === key);
  }

  #named(name: string): Load | undefined {
    return this.#state.loaded.find((load) => load.name === name);
  }

  #isLoaded(load: Load): boolean {
    return this.#state.loaded.includes(load);
  }
}
