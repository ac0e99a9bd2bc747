/** The user's current folder. npm starts scripts in the workbook's folder, wherever it was called. */
export function callerFolder(): string {
  return process.env['INIT_CWD'] ?? process.cwd();
}
