// Quiet unless somebody asks for it.
export function log(line: string): void {
  if (process.env['LOG']) console.log(line);
}
