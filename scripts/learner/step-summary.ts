import { stripVTControlCharacters } from 'node:util';
import { createTheme } from '../platform/terminal/theme.ts';
import { ruleToShow, type KataResult } from '../runner/result.ts';
import type { HomeworkResult } from './homework-check.ts';
import { reverseScreenLines } from './reverse/reverse-screen.ts';
import { reverseViewOf } from './reverse/reverse-view.ts';
import { failureLines, placeLines } from './watch/ui/describe-rules.ts';

/** The maximum number of characters that are shown of a broken law. GitHub accepts one megabyte for the summary. */
const maxLawLength = 20_000;

const signs = { passed: '✓', failed: '✗', todo: '○' } as const;

/**
 * The summary of a workflow run on GitHub, in Markdown: for each kata its points, its rules, and the first broken law;
 * for laws what the loop shows.
 *
 * @param note what to say about the choice of katas
 */
export function stepSummary({ book, results, laws, note }: HomeworkResult & { note?: string | undefined }): string {
  const bySlug = new Map(results.map((result) => [result.slug, result]));
  const blocks = book.flatMap((status) => {
    const { number, title, state, earned, possible, slug } = status;
    const heading = `## ${number} ${title}: ${state}, ${earned} of ${possible} points`;
    const result = bySlug.get(slug);
    return result === undefined ? [heading] : [heading, ...resultBlocks(result)];
  });
  const lawBlocks = laws.flatMap(({ reverse, status, result }) => [
    `## ${status.id} ${status.title}, laws: ${status.state}, ${status.earned} of ${status.possible} points`,
    fenced(reverseScreenLines(reverseViewOf(reverse, status, result), createTheme(false)).slice(1)),
  ]);
  return `${['# Katas', ...(note === undefined ? [] : [note]), ...blocks, ...lawBlocks].join('\n\n')}\n`;
}

function resultBlocks({ rules, problem }: KataResult): string[] {
  const paint = createTheme(false);
  if (problem) return [fenced([problem.message, ...placeLines(problem.at, paint, problem.message)])];
  const rows = rules.map(({ rule, state }) => {
    const title = rule.title.replaceAll('|', String.raw`\|`);
    return `| ${signs[state]} | ${rule.number} ${'★'.repeat(rule.stars)} | ${title} |`;
  });
  const shown = ruleToShow(rules);
  return [
    ['| | rule | |', '| --- | --- | --- |', ...rows].join('\n'),
    ...(shown ? [fenced(failureLines(shown, paint))] : []),
  ];
}

/** A code block that its own text cannot end: the fence is longer than any run of backticks in it. */
function fenced(lines: readonly string[]): string {
  const all = stripVTControlCharacters(lines.join('\n'));
  const text = all.length > maxLawLength ? `${all.slice(0, maxLawLength)}\n…` : all;
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
