// formats and compares with Intl.
// base: solution
assert(new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' }).format(1234.5) === '$1,234.50');
assert(['ä', 'z', 'a'].toSorted(new Intl.Collator('de').compare).join('') === 'aäz' && (1234.5).toLocaleString('de') === '1.234,5');
assert([...new Intl.Segmenter().segment('👨‍👩‍👧')].length === 1 && new Date(0).toLocaleDateString('en', { timeZone: 'UTC' }) === '1/1/1970');

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
