import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';

// The code under test can reach these classes through an error that it catches, and must not change them.
for (const one of [sqlite.Database, sqlite.SQLite3Error]) {
  Object.freeze(one.prototype);
  Object.freeze(one);
}

/** What a column holds. Text is cut at a NUL character, as in many databases. */
export type SqlValue = string | number | null;

/** A row, keyed by column name. */
export type SqlRow = Record<string, SqlValue>;

/** A statement as it reached the database. */
export interface Statement {
  sql: string;
  values: readonly SqlValue[];
}

/**
 * The part of a database that the code under test gets. It can neither read the log nor stop the database from failing.
 */
export interface Connection {
  /**
   * Runs a statement that changes something, or `BEGIN`, `COMMIT`, `ROLLBACK`.
   *
   * @returns how many rows it changed
   * @throws {Error} if the database rejects it
   */
  run(sql: string, values?: readonly SqlValue[]): number;
  /**
   * Runs a statement that reads.
   *
   * @throws {Error} if the database rejects it
   */
  all(sql: string, values?: readonly SqlValue[]): SqlRow[];
}

/** A real SQLite database that keeps a log and can be made to fail. */
export class SqliteDatabase {
  /** All statements since it was opened, including those that failed. */
  readonly log: Statement[] = [];
  /** Pass this to the code under test. */
  readonly connection: Connection = Object.freeze({
    run: (sql, values = []) => {
      this.#record(sql, values);
      return this.#database.run(sql, [...values]).changes;
    },
    all: (sql, values = []) => {
      this.#record(sql, values);
      return this.#database.all(sql, [...values]) as SqlRow[];
    },
  } satisfies Connection);
  readonly #database: sqlite.Database;
  #writesUntilFailure = Number.POSITIVE_INFINITY;

  /** @param file where to store it; in memory by default */
  constructor(file?: string) {
    this.#database = new sqlite.Database(file);
    // Code that writes for ever must not fill the disk, and its temporary tables belong in memory.
    this.#database.run(`PRAGMA max_page_count = ${maxPages}`);
    this.#database.run('PRAGMA temp_store = MEMORY');
  }

  /** Whether a transaction is open. */
  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  /** Makes the `k`th of the next writes fail, counted from 1. A `COMMIT` counts as a write. Later writes succeed. */
  failAtWrite(k: number): void {
    this.#writesUntilFailure = k;
  }

  /** The statements in the log that write rows. */
  get writes(): Statement[] {
    return this.log.filter(({ sql }) => isWrite(sql));
  }

  close(): void {
    this.#database.close();
  }

  #record(sql: string, values: readonly SqlValue[]): void {
    // Only this database may be used, and no other file may be read or written.
    if (forbidden.test(sql)) throw new Error('This database does not support ATTACH, VACUUM or file settings.');
    this.log.push({ sql, values: [...values] });
    if (!isWrite(sql) && !/^(?:COMMIT|END|RELEASE)\b/i.test(bareStatement(sql))) return;
    this.#writesUntilFailure -= 1;
    if (this.#writesUntilFailure === 0) throw new Error('disk I/O error');
  }
}

/** Calls `body` with a new, empty database in memory. */
export function withDatabase<T>(body: (database: SqliteDatabase) => T): T {
  const database = new SqliteDatabase();
  try {
    return body(database);
  } finally {
    database.close();
  }
}

/** Calls `body` with the path for a database file. The file is in its own folder, which is deleted afterwards. */
export async function withDatabaseFile(body: (file: string) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kata-'));
  try {
    await body(join(folder, 'kata.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The maximum number of pages. A page has 4 kB, so a database may have 32 MB. */
const maxPages = 8192;

const forbidden = /\b(?:ATTACH|VACUUM|max_page_count|page_size|temp_store\w*|data_store\w*|journal_mode)\b/i;

/** Whether a statement writes rows, however it is written. The database runs only the first statement of a text. */
function isWrite(sql: string): boolean {
  return /^(?:WITH\b.*?\b)?(?:INSERT|UPDATE|DELETE|REPLACE)\b/is.test(bareStatement(sql));
}

/** A statement without comments, string literals, quoted names, and what may precede it, such as semicolons. */
function bareStatement(sql: string): string {
  const ignored = /--[^\n]*|\/\*[^]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]/g;
  return sql.replaceAll(ignored, ' ').replace(/^[\s;\uFEFF]+/, '');
}
