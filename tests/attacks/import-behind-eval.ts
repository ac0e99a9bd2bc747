// 45 failed 0: imports by strings that are run as code.
// base: starter
const attempts = [
  () => eval("import('node:fs')"),
  () => (0, eval)("import ('node:fs')"),
  () => new Function("return import('node:fs')")(),
  () => new Function('load', "return /./.import(load)")('node:fs'),
  () => eval('im\\u0070ort("node:fs")'),
  () => eval('`${import("node:fs")}`'),
  () => new Compartment().evaluate("import('node:fs')", { __evadeImportExpressionTest__: true }),
  () => new Compartment().import('node:fs'),
];
for (const attempt of attempts) {
  try {
    const { writeFileSync } = await attempt();
    writeFileSync(import.meta.filename, '');
  } catch {}
}
