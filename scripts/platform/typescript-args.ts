/** The arguments with which Node runs a TypeScript file of the workbook. From Node 22.18 on, it needs none. */
export function typescriptArgs(): string[] {
  const { typescript } = process.features as { typescript?: unknown };
  return typescript ? [] : ['--import', import.meta.resolve('tsx')];
}
