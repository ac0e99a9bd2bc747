import { describe, expect, test } from 'vitest';
import { findKata, listKatas } from '../scripts/kata/catalog.ts';
import { readStatement } from '../scripts/kata/statement.ts';
import { fitToTerminal } from '../scripts/learner/watch/ui/fit-screen.ts';
import { screenOf } from '../scripts/learner/watch/ui/screen.ts';
import { statementPanel } from '../scripts/learner/watch/statement-panel.ts';
import { atFirstLine, viewOf } from '../scripts/learner/watch/view.ts';
import { createTheme } from '../scripts/platform/terminal/theme.ts';

describe.each(listKatas().map((kata) => ({ slug: kata.slug, kata })))('$slug', ({ kata }) => {
  test('the page has every rule, and neither hints nor marks of Markdown', () => {
    const { rules } = readStatement(kata.statement);
    const { lines } = statementPanel(kata, undefined);
    expect(lines.filter((line) => rules.some(({ heading }) => heading === line))).toHaveLength(rules.length);
    expect(lines.filter((line) => /^#|^```|<\/?(details|summary)>|^ *graph |^ *style /.test(line))).toEqual([]);
  });
});

test('the page begins at the rule, however narrow the terminal is', () => {
  const kata = findKata('34');
  const [rule] = readStatement(kata.statement).rules.slice(3);
  const panel = statementPanel(kata, rule);
  const screen = screenOf({ ...viewOf(kata, []), panel, from: atFirstLine }, createTheme(false));
  for (const columns of [40, 80, 200]) {
    const { lines } = fitToTerminal(screen, atFirstLine, { columns, rows: 30 });
    const arrow = lines.findIndex((line) => line.includes('more lines'));
    expect(lines[arrow + 1]).toContain(rule?.heading.slice(0, 30));
  }
});

test('a diagram is a line that says where to see it', () => {
  const { lines, title } = statementPanel(findKata('36'), undefined);
  expect(lines).toContain(`There is a diagram in ${title}.`);
});
