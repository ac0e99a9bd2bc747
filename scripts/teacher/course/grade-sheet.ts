import type { TableRow } from './roster-text.ts';

/** Where the grades of a course go in the roster's file. */
export interface RosterSheet {
  /** The absolute path of the file. */
  path: string;
  /** Its name. */
  name: string;
  /** The sign between fields. */
  delimiter: string;
  /** Whether its numbers have a comma before the decimals. */
  hasDecimalComma: boolean;
  /** Where each student's row is in the file, by id. */
  rows: ReadonlyMap<string, Pick<TableRow, 'index' | 'line'>>;
  /** The columns that are filled. Empty if there are none. */
  columns: readonly GradeColumn[];
  /** The points that full marks are worth in the sheet. Absent if they are the same as in the course. */
  outOf?: number;
}

/** A column of grades. */
export interface GradeColumn {
  /** Counted from 0. */
  index: number;
  header: string;
  /** The kata's slug, or the sum of all. */
  of: string | 'sum';
  /** The maximum that the sheet itself gives, if it does. */
  maximum?: number;
}
