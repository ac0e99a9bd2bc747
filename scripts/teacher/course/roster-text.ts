import Papa from 'papaparse';
import type { Diagnostic } from './diagnostics.ts';

/** A row of a table, with its position in the file. */
export interface TableRow {
  fields: string[];
  /** Counted from 1. */
  line: number;
  /** How many rows are above it in the file, empty ones included. */
  index: number;
}

/** A CSV file as text. */
export interface TableText {
  text: string;
  /** The sign between fields. */
  delimiter: string;
}

/** Reads CSV. A first line such as `sep=;`, which Excel writes, is not a row. */
export function readRows({ text, delimiter }: TableText, label: string): { rows: TableRow[]; mistakes: Diagnostic[] } {
  const rows: TableRow[] = [];
  const mistakes: Diagnostic[] = [];
  // If line endings are mixed, a carriage return would become part of the last field.
  const plain = text.replaceAll('\r\n', '\n');
  let start = 0;
  let line = 1;
  let index = 0;
  Papa.parse<string[]>(plain, {
    delimiter,
    step: ({ data, errors, meta }) => {
      const isSeparator = index === 0 && separatorLine.test(plain.slice(0, meta.cursor).trimEnd());
      if (!isSeparator && data.some((field) => field.trim() !== '')) rows.push({ fields: data, line, index });
      const [error] = errors.filter(({ type }) => type === 'Quotes');
      if (error) mistakes.push({ file: label, line, text: 'quotation marks do not match' });
      line += plain.slice(start, meta.cursor).split('\n').length - 1;
      start = meta.cursor;
      index++;
    },
  });
  return { rows, mistakes };
}

const separatorLine = /^\uFEFF?"?sep=(.)"?$/i;

/** Decodes a CSV file, and finds the sign between its fields. */
export function tableText(bytes: Buffer): TableText {
  const text = textOf(bytes);
  return { text, delimiter: delimiterOf(text) };
}

/** The mistake if a file is in a known format other than CSV, whatever its name. Undefined if it is not. */
export function foreignFormat(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 4);
  // The magic numbers of zip files (.xlsx) and of OLE files (.xls).
  if (start === 'PK\u0003\u0004' || start === '\u00D0\u00CF\u0011\u00E0') {
    return 'is an Excel file and not CSV; open it, and save it as "CSV UTF-8"';
  }
  return start === '%PDF' ? 'is a PDF file and not CSV' : undefined;
}

/** Determined from the header, because Papa's own guess reads a short list of two columns as one column. */
function delimiterOf(text: string): string {
  const [head = ''] = text
    .trimStart()
    .replaceAll(/"[^"]*"/g, (quoted) => (separatorLine.test(quoted) ? quoted : ''))
    .split(/[\r\n]/);
  const declared = separatorLine.exec(head.trimEnd())?.[1];
  if (declared !== undefined) return declared;
  const ranked = [',', ';', '\t'].map((sign) => ({ sign, times: head.split(sign).length }));
  return ranked.toSorted((a, b) => b.times - a.times)[0]?.sign ?? ',';
}

/** Spreadsheets write UTF-8 with a byte order mark, UTF-16, or the older Windows encoding. */
function textOf(bytes: Buffer): string {
  if (isUtf16(bytes)) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Whether bytes begin with the byte order mark of UTF-16, little-endian. */
export function isUtf16(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xfe;
}
