// has named groups, lookbehind, sticky, unicode properties and replacers.
// base: solution
const { groups } = /(?<year>\d{4})-(?<month>\d\d)/u.exec('2026-11')!;
assert(groups!['year'] === '2026' && 'a1b2'.replace(/\d/g, (digit) => String(+digit * 2)) === 'a2b4' && /(?<=\$)\d+/.exec('$42')![0] === '42');
assert(/\p{Lu}/u.test('Ä') && [...'a1b2'.matchAll(/\d/g)].length === 2 && /a/y.sticky && 'x'.replaceAll('x', '$&$&') === 'xx' && /[\p{L}--[a-z]]/v.test('A'));

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
