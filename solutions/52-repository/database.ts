/** A value that a column can hold. */
export type SqlValue = string | number | null;

/** The values of a row, keyed by column name. */
export type SqlRow = Record<string, SqlValue>;

/** A connection to SQLite. Both methods throw if SQLite rejects the statement. */
export interface Database {
  /**
   * Runs one statement that changes something, or `BEGIN`, `COMMIT` or `ROLLBACK`.
   *
   * @param values one value for each `?`
   * @returns the number of rows changed
   */
  run(sql: string, values?: readonly SqlValue[]): number;
  /**
   * Runs one statement that reads.
   *
   * @param values one value for each `?`
   * @returns the rows
   */
  all(sql: string, values?: readonly SqlValue[]): SqlRow[];
}
