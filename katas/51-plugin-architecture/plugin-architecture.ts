import { todo } from '../support/todo.ts';

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

/** Loads plugins into the core and takes them out again. */
export class PluginManager {
  /** @param report is told of each failure, at once */
  constructor(report: (failure: PluginFailure) => void) {
    todo('keep the report');
  }

  /** What is loaded, in the order of loading. */
  get plugins(): readonly PluginInfo[] {
    return todo('name and version of each loaded plugin');
  }

  load(plugin: Plugin): void {
    todo('initialize the plugin with an API of its own');
  }

  unload(name: string): void {
    todo('shut the plugin down and take away all that it registered');
  }

  dispatch(path: string, request: unknown): unknown {
    return todo('let the handler of the route answer');
  }

  emit(event: string, data: unknown): void {
    todo('call the handlers of the event');
  }
}
