// has texts, templates and regular expressions that look like comments or imports.
// base: solution
assert(/<!--(a)-->/.test('<!--a-->') && /\<!--/.test('<!--') && /import\(/.test('import(') && /[<]!--/u.test('<!--'));
assert(`<!-- ${1} -->`.length === 10 && 'import("x")'.length === 11);
let n = 3;
while (n --> 0) void n;
assert(n === -1);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
