/**
 * The problem with package.json or tsconfig.json, which Vite reads: nothing starts without them. Undefined if there is
 * none.
 */
export function unusableConfig(root: string): string | undefined;

/** The problem with package.json: it is not JSON, or makes Node.js load the workbook's modules as CommonJS. */
export function packageProblem(root: string): string | undefined;

/** Explains why Vite could not load a configuration file, or a file that it imports. Undefined for other errors. */
export function explainConfig(error: unknown, root: string): string | undefined;
