import { resolve } from 'node:path';

/** Absolute path of the workbook that these scripts belong to. */
export const workbookRoot = resolve(import.meta.dirname, '..', '..');
