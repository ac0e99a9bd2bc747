import { expect, test } from 'vitest';
import { withOriginalStarters } from '../scripts/teacher/handout/original-starters.ts';

const [starter, answer] = ['a'.repeat(40), 'b'.repeat(40)];
const starters = { '35-strategy/free.ts': starter, '45-value-objects/value-objects.ts': starter };
const others: [string, string][] = [
  ['README.md', `100644 ${answer}`],
  ['katas/35-strategy/README.md', `100644 ${answer}`],
  ['katas/35-strategy/strategy.test.ts', `100644 ${answer}`],
  ['katas/35-strategy/strategy.laws.ts', `100644 ${answer}`],
  ['katas/45-value-objects/value-objects.ts', `100644 ${starter}`],
];

test('a teacher’s own answers are not handed out, nor are their helper files', () => {
  const main = new Map([
    ...others,
    ['katas/35-strategy/free.ts', `100755 ${answer}`],
    ['katas/35-strategy/round.ts', `100644 ${answer}`],
  ] as [string, string][]);
  const { tree, replaced, answered } = withOriginalStarters(main, starters);
  expect(tree).toEqual(new Map([...others, ['katas/35-strategy/free.ts', `100755 ${starter}`]]));
  expect(replaced).toEqual(['katas/35-strategy/free.ts']);
  expect(answered).toEqual(['35-strategy']);
});

test('a repository with longer ids is handed out as it is', () => {
  const main = new Map([['katas/35-strategy/free.ts', `100644 ${'c'.repeat(64)}`]]);
  expect(withOriginalStarters(main, starters)).toEqual({ tree: main, replaced: [], answered: [] });
});
