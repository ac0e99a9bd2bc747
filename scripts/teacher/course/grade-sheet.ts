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
  /** How many rows of the file are above each student's, by id. */
  rows: ReadonlyMap<string, number>;
  /** The line of the file on which each student's row begins, counted from 1, by id. */
  lines: ReadonlyMap<string, number>;
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
