/** Something with a title that may be inside a `describe`: Vitest's tests and suites. */
interface Titled {
  name: string;
  suite?: Titled | undefined;
  file?: unknown;
}

/** The title of the outermost `describe` around a test, which is the rule that it belongs to. */
export function ruleOf(test: Titled): string {
  let { suite } = test;
  while (suite?.suite && suite.suite !== suite.file) suite = suite.suite;
  return suite?.name ?? '';
}
