export { createCliCommand, createHttpRoute } from './core.ts';
export type { CliCommand, HttpRequest, HttpResponse, HttpRoute } from './core.ts';
