/** The name of the file with the compiled code, next to a submission's files. */
export const compiledName = 'compiled.json';
