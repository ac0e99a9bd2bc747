import { expect, test } from 'vitest';
import { withoutComments, wordsOfCode } from '../katas/support/code-words.ts';

const source = `
// express in a comment
import { a } from './b.ts';
/** saver */
class C { #hidden = 'text'; accessible = \`part \${a} rest\`; type?: D; }
`;

test('the words of code are its names and strings, and nothing from comments', () => {
  const words = wordsOfCode(source);
  for (const word of ['a', './b.ts', 'C', 'hidden', 'text', 'part ', ' rest', 'D']) expect(words).toContain(word);
  for (const word of ['express', 'saver']) expect(words).not.toContain(word);
});

test('comments are taken out, also beside strings that look like comments', () => {
  expect(withoutComments("f('// no comment'); // one\n/* two */ g();")).toBe("f('// no comment');  \n  g();");
});
