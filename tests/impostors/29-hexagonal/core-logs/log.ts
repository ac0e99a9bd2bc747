/** Logs an error if logging is on. */
export function log(error: unknown): void {
  if (process.env['LOG_FAILURES']) console.error(error);
}
