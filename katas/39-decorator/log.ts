/** One line of a log about the calls to a repository. */
export interface LogEntry {
  readonly method: 'findById' | 'save';
  /** The id of the user that the call is about. */
  readonly id: string;
  readonly event: 'called' | 'succeeded' | 'failed';
  /** The value that the call failed with. Only entries with the event `failed` have this property. */
  readonly error?: unknown;
}

/** Receives the entries one by one. */
export type Log = (entry: LogEntry) => void;
