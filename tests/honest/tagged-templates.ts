// has tagged templates, raw texts and text escapes.
// base: solution
const tag = (texts: TemplateStringsArray, ...values: unknown[]) => texts.raw.map((text, i) => text + String(values[i] ?? '')).join('');
assert(tag`a${1}\n${2}` === 'a1\\n2' && String.raw`\u0041` === '\\u0041' && '\u{1F600}'.length === 2);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
