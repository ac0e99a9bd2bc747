/** A file without which nothing starts cannot be used: package.json, or tsconfig.json, which Vite reads. */
export function unusableConfig(root: string): string | undefined;

/** The file package.json cannot be read, or makes Node.js load the workbook's modules as scripts. */
export function packageProblem(root: string): string | undefined;

/** Vite could not load a configuration file, or a file that it imports. Undefined for other errors. */
export function explainConfig(error: unknown, root: string): string | undefined;
