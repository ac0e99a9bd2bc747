/** Answers a request. */
export type RouteHandler = (request: unknown) => unknown;

/** Receives the data of an event. */
export type EventHandler = (data: unknown) => void;

/** The only part of the core that a plugin sees. */
export interface CoreApi {
  /** Adds a handler that answers all requests to this path. */
  registerRoute(path: string, handler: RouteHandler): void;
  /** Adds a handler for this event. */
  on(event: string, handler: EventHandler): void;
  /** Calls every handler of the event, whichever plugin it belongs to. */
  emit(event: string, data: unknown): void;
}

/** An extension of the core. */
export interface Plugin {
  readonly name: string;
  readonly version: string;
  /** Called when the plugin is loaded. The plugin may keep the API and register more later. */
  initialize(core: CoreApi): void;
  /** Called when the plugin is unloaded. */
  shutdown?(): void;
}

/** A loaded plugin, as the manager lists it. */
export interface PluginInfo {
  readonly name: string;
  readonly version: string;
}

/** What an event handler or `shutdown` threw. */
export interface PluginFailure {
  /** The name of the plugin whose handler or `shutdown` threw. */
  readonly plugin: string;
  readonly during: 'event' | 'shutdown';
  /** The thrown value itself. */
  readonly error: unknown;
}

/** Thrown when a plugin with the same name is already loaded. */
export class DuplicatePluginError extends Error {
  override readonly name = 'DuplicatePluginError';
  /** The name of both plugins. */
  readonly plugin: string;

  constructor(plugin: string) {
    super(`A plugin named ${JSON.stringify(plugin)} is already loaded`);
    this.plugin = plugin;
  }
}

/** Thrown when no plugin with this name is loaded. */
export class UnknownPluginError extends Error {
  override readonly name = 'UnknownPluginError';
  readonly plugin: string;

  constructor(plugin: string) {
    super(`No plugin named ${JSON.stringify(plugin)} is loaded`);
    this.plugin = plugin;
  }
}

/** Thrown when a plugin registers a path that a loaded plugin, or the plugin itself, has already registered. */
export class RouteTakenError extends Error {
  override readonly name = 'RouteTakenError';
  readonly path: string;
  /** The name of the plugin that registered the path first. */
  readonly owner: string;

  constructor(path: string, owner: string) {
    super(`Plugin ${JSON.stringify(owner)} has already registered ${JSON.stringify(path)}`);
    this.path = path;
    this.owner = owner;
  }
}

/** Thrown when no loaded plugin has registered the path of a request. */
export class UnknownRouteError extends Error {
  override readonly name = 'UnknownRouteError';
  readonly path: string;

  constructor(path: string) {
    super(`No plugin has registered ${JSON.stringify(path)}`);
    this.path = path;
  }
}

/** Thrown by every method of an API after its plugin was unloaded or failed to load. */
export class PluginUnloadedError extends Error {
  override readonly name = 'PluginUnloadedError';
  /** The name of the plugin that received the API. */
  readonly plugin: string;

  constructor(plugin: string) {
    super(`Plugin ${JSON.stringify(plugin)} is not loaded`);
    this.plugin = plugin;
  }
}
