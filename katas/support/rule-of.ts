/** What has a title and may stand in a `describe`: vitest's tests and suites. */
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
