import { readFileSync } from 'node:fs';
import type { Kata } from '../../kata/catalog.ts';
import type { Rule } from '../../kata/statement.ts';
import type { Panel } from './view.ts';
import { shownPath } from '../../platform/shown-path.ts';

/**
 * The statement of a kata as a page for the terminal, without its hints.
 *
 * @param rule the rule at which the page begins; without one it begins at the top
 */
export function statementPanel({ statement }: Pick<Kata, 'statement'>, rule: Pick<Rule, 'number'> | undefined): Panel {
  const shown = shownPath(statement);
  const lines = linesOf(readFileSync(statement, 'utf8').replaceAll('\r\n', '\n'), shown);
  const index = rule === undefined ? -1 : lines.findIndex((line) => line.startsWith(`${rule.number} ★`));
  return { title: shown, lines, isPage: true, firstLine: Math.max(0, index) };
}

function linesOf(text: string, path: string): string[] {
  const [withoutHints = ''] = text.split(/^## Hints$/m);
  // Every second part is fenced code.
  return withoutHints
    .split(/^```/m)
    .flatMap((part, i) => (i % 2 === 0 ? proseLines(part) : codeLines(part, path)))
    .filter((line, i, all) => line !== '' || all[i - 1] !== '');
}

function codeLines(block: string, path: string): string[] {
  const [language, ...code] = block.trimEnd().split('\n');
  if (language === 'mermaid') return [`There is a diagram in ${path}.`];
  return code.map((line) => `    ${line}`.trimEnd());
}

function proseLines(part: string): string[] {
  return part.split('\n').map((line) =>
    line
      .replace(/^#+ /, '')
      .replaceAll(/\b_([^_]+)_\b/g, '$1')
      .trimEnd(),
  );
}
