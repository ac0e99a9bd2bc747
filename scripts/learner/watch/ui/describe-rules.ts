import { stripVTControlCharacters } from 'node:util';
import type { Printed } from '../../../../katas/support/printed.ts';
import { visible } from '../../../../katas/support/visible.ts';
import { cutDiff, cutMiddle, diffCore } from '../../../../katas/support/cut.ts';
import type { Failure, RuleResult } from '../../../runner/result.ts';
import type { SourceLocation } from '../../../platform/code-frame.ts';
import { wrapLine } from '../../../platform/terminal/ansi-text.ts';
import { isInFrame, maxLineLength } from './fit-screen.ts';
import { createTheme, type Theme } from '../../../platform/terminal/theme.ts';
import { shownPath } from '../../../platform/shown-path.ts';

const signs = { passed: '✓', failed: '✗', todo: '○' } as const;

/**
 * One line per rule: its sign, number, stars and title, and why its code had to be stopped. If only a part of a broken
 * rule holds, the line says how much.
 */
export function ruleLines(rules: readonly RuleResult[], paint: Theme): string[] {
  return rules.map(({ rule, state, failures, holding }) => {
    const killed = failures.find((failure) => failure.killed)?.killed;
    const text = ` ${signs[state]} ${rule.number} ${'★'.repeat(rule.stars).padEnd(3)} ${rule.title}${killed ? ` (${killed})` : partOf(holding)}`;
    if (state === 'passed') return paint.success(text);
    return state === 'failed' ? paint.error(text) : paint.muted(text);
  });
}

function partOf(holding: RuleResult['holding']): string {
  return holding && holding.passed > 0 ? ` (${holding.passed} of ${holding.of} tests pass)` : '';
}

/** The size of a small terminal, and how many rows a broken law may take if it does not fit on one. */
const screen = { rows: 24, columns: 80, maxRows: 30 };
/** The rows that the inputs and the diff get at least, if they have that many. */
const minRows = { inputs: 6, diff: 8 };

/**
 * What breaks a rule: the law, the smallest input, the diff, and the place. If that does not fit on a screen, long
 * inputs and diffs are cut.
 */
export function failureLines({ rule, state, failures }: RuleResult, paint: Theme): string[] {
  const heading = paint.bold(`${rule.number} ${'★'.repeat(rule.stars)} ${rule.title}`);
  const [failure] = failures;
  if (!failure) return [heading, '  No test of this rule reported a result.'];
  if (state === 'todo') {
    return [
      heading,
      `  ${firstLine(failure)}`,
      ...placeLines(failure.at, paint),
      ...printedLines(failure.printed, 'Printed', paint),
    ];
  }
  return [heading, ...brokenLawLines(failure, rowsOf([heading]), paint)];
}

/**
 * A broken law: its title, the smallest input, the diff, and the place.
 *
 * @param above how many rows are above it
 */
export function brokenLawLines(failure: Failure, above: number, paint: Theme): string[] {
  const law = [`  Law        ${failure.test}`];
  const explanation = [...whyLines(failure), ...messageLines(failure, paint)];
  const below = [
    ...placeLines(failure.at, paint),
    ...printedLines(failure.printed, failure.broken ? 'Printed for this input' : 'Printed', paint),
    ...(failure.broken?.replay ? ['', paint.muted(`  Replay: ${failure.broken.replay}`)] : []),
  ];
  const limits = rowLimits(failure, above + rowsOf([...law, ...explanation, ...below]));
  return [
    ...law,
    ...inputLines(failure, limits.inputs, paint),
    ...explanation,
    ...diffLines(failure, limits.diff, paint),
    ...below,
  ];
}

/**
 * The maximum rows for the inputs and the diff: on one screen if they fit, otherwise on a larger one.
 *
 * @param rest how many rows everything else takes
 */
function rowLimits(failure: Failure, rest: number): { inputs: number; diff: number } {
  const plain = createTheme(false);
  const all = {
    inputs: rowsOf(inputLines(failure, Infinity, plain)),
    diff: rowsOf(diffLines(failure, Infinity, plain)),
  };
  if (rest + all.inputs + all.diff <= screen.rows) return all;
  const core = rowsOf(diffLines(failure, 'core', plain));
  const inputs = Math.min(all.inputs, Math.max(minRows.inputs, screen.rows - rest - all.diff));
  // First, the differences get rows up to the larger screen. Then the rest of the diff gets what is left of one screen.
  const forCore = Math.min(core, Math.max(minRows.diff, screen.maxRows - rest - inputs));
  const diff = Math.min(all.diff, Math.max(forCore, screen.rows - rest - inputs));
  // The rest of the larger screen is for the inputs, because the diff means little without them.
  return { inputs: Math.min(all.inputs, Math.max(inputs, screen.maxRows - rest - diff)), diff };
}

/** How many rows lines take on a small terminal, which wraps long ones. */
function rowsOf(lines: readonly string[]): number {
  return lines.reduce(
    (sum, line) => sum + (isInFrame(line) ? 1 : wrapLine(line.slice(0, maxLineLength), screen.columns).length),
    0,
  );
}

/** The inputs, each with its name. The longest values are cut so that all fit into the rows, if possible. */
function inputLines({ broken }: Failure, rows: number, paint: Theme): string[] {
  const inputs = Object.entries(broken?.inputs ?? {}).map(([name, value]) => [name, value.split('\n')] as const);
  const width = Math.max(0, ...inputs.map(([name]) => name.length));
  const render = (maxLines: number) =>
    inputs.flatMap(([name, value], i) => {
      const [first = '', ...more] = cutMiddle(value, maxLines);
      const indent = ' '.repeat(13 + width + 3);
      return [
        `  ${(i === 0 ? 'Broken by' : '').padEnd(11)}${paint.accent(name.padEnd(width))} = ${first}`,
        ...more.map((line) => indent + line),
      ];
    });
  const mostLines = Math.max(1, ...inputs.map(([, value]) => value.length));
  for (let lines = mostLines; lines > 3; lines -= 1) if (rowsOf(render(lines)) <= rows) return render(lines);
  return render(3);
}

function whyLines({ broken }: Failure): string[] {
  return [
    ...(broken?.why === undefined ? [] : [`  Why        ${broken.why}`]),
    ...(broken?.note === undefined ? [] : [`  Note       ${broken.note}`]),
  ];
}

/** The message, unless it only says in one line what the diff below shows. */
function messageLines({ message, diff = '' }: Failure, paint: Theme): string[] {
  if (diff !== '' && message.startsWith('expected ')) return [];
  return ['', ...message.split('\n').map((line) => `  ${paint.error(line)}`)];
}

/**
 * The diff, cut to a number of rows.
 *
 * @param rows the maximum number of rows, or `core` for only the differences with one line around them
 */
function diffLines({ diff }: Failure, rows: number | 'core', paint: Theme): string[] {
  if (diff === undefined) return [];
  const lines = stripVTControlCharacters(diff).split('\n');
  const hasLegend = lines[2] === '';
  const legend = hasLegend ? [`  ${paint.success('- Expected')}  ${paint.error('+ Received')}`] : [];
  const body = hasLegend ? lines.slice(3) : lines;
  const shown = rows === 'core' ? diffCore(body) : fittedDiff(body, rows - 1 - legend.length);
  return [
    '',
    ...legend,
    ...shown.map((line) => {
      if (/^(\+|Received)/.test(line)) return `  ${paint.error(line)}`;
      return /^(-|Expected)/.test(line) ? `  ${paint.success(line)}` : `  ${line}`;
    }),
  ];
}

function fittedDiff(body: readonly string[], rows: number): string[] {
  let shown = [...body];
  for (let lines = body.length - 1; lines > 1 && rowsOf(shown.map((line) => `  ${line}`)) > rows; lines -= 1) {
    shown = cutDiff(body, lines);
  }
  return shown;
}

/**
 * The place of the failure, with the lines around it.
 *
 * @param textAbove the text above it, which may already name the place
 */
export function placeLines(at: SourceLocation | undefined, paint: Theme, textAbove = ''): string[] {
  if (!at) return [];
  const where = `${shownPath(at.file)}:${at.line}:${at.column}`;
  return [
    '',
    ...(textAbove.includes(where) ? [] : [paint.muted(`  ${where}`)]),
    ...(at.frame ?? []).map((line) => `  ${line.startsWith('>') ? line : paint.muted(line)}`),
  ];
}

/**
 * The last lines that the code printed, with invisible characters escaped.
 *
 * @param heading the heading above them, which says when they were printed
 */
export function printedLines(printed: Printed | undefined, heading: string, paint: Theme): string[] {
  if (!printed) return [];
  const { lines, count } = printed;
  const extent = count > lines.length ? `, the last ${lines.length} of ${count} lines` : '';
  // Colours chosen by the code are removed.
  const shown = lines.map((line) => visible(stripVTControlCharacters(line)));
  return ['', `  ${heading}${extent}`, ...shown.map((line) => paint.muted(`  │ ${line}`))];
}

function firstLine({ message }: Failure): string {
  return message.split('\n')[0] ?? '';
}
