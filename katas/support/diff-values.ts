import { format, plugins, type NewPlugin } from '@vitest/pretty-format';
import { DIFF_DELETE, DIFF_EQUAL, diffLinesRaw } from '@vitest/utils/diff';
import { inspect } from 'node:util';
import { cutDiff, cutPair } from './cut.ts';
import { nothingThrown } from './thrown.ts';
import { visible, visibleLiteral } from './visible.ts';

/** The maximum number of lines of a diff. */
const maxLines = 40;

/**
 * Prints the received and the expected value, which may change later, as TypeScript literals, with escapes for
 * everything invisible.
 *
 * @returns a function that returns the diff between what was printed. Equal parts far from a difference are left out,
 *   and the diff says so
 */
export function diffLater(received: unknown, expected: unknown): () => string {
  const [wanted, got] = linesOf(expected, received);
  return () => diffLines(wanted, got);
}

function diffLines(wanted: string[], got: string[]): string {
  const [parts] = diffLinesRaw(wanted, got);
  const raw = parts.map(({ 0: kind, 1: line }) => ({
    sign: kind === DIFF_EQUAL ? ' ' : kind === DIFF_DELETE ? '-' : '+',
    line,
  }));
  if (raw.every(({ sign }) => sign === ' ')) {
    return 'Expected and received look alike, but they are not the same object or not of the same kind.';
  }
  const lines = cutPairs(raw.map(({ sign, line }) => `${sign} ${line}`));
  if (wanted.length === 1 && got.length === 1) {
    return `Expected: ${lines[0]?.slice(2)}\nReceived: ${lines[1]?.slice(2)}`;
  }
  return ['- Expected', '+ Received', '', ...cutDiff(lines, maxLines)].join('\n');
}

/** Multi-line texts are compared line by line. */
function linesOf(expected: unknown, received: unknown): [string[], string[]] {
  const areTexts = [expected, received].every((value) => typeof value === 'string');
  const isMultiLine = areTexts && [expected, received].some((value) => /\n[^]/.test(value as string));
  if (isMultiLine) return [quotedLines(expected as string), quotedLines(received as string)];
  return [linesOfValue(expected), linesOfValue(received)];
}

function linesOfValue(value: unknown): string[] {
  return format(value, {
    plugins: [texts, nothing, plugins.AsymmetricMatcher, plugins.Error],
    printBasicPrototype: false,
    // The maximum number of elements: to print 200,000 would take seconds, once for each failing run.
    maxWidth: 1_000,
    // Compare the fields, and ignore how the value would print itself.
    callToJSON: false,
    maxDepth: 12,
  })
    .split('\n')
    .map((line) => visible(line).replace(/^( *)'([A-Za-z_$][\w$]*)': /, '$1$2: '));
}

const texts: NewPlugin = {
  test: (value: unknown) => typeof value === 'string',
  serialize(value: string, config, indentation) {
    const lines = quotedLines(value);
    // As in TypeScript, a long text is a sum of strings, one per line.
    return value.length > 60 ? lines.join(` +\n${indentation}${config.indent}`) : quoted(value);
  },
};

const nothing: NewPlugin = {
  test: (value: unknown) => value === nothingThrown,
  serialize: String,
};

function quotedLines(text: string): string[] {
  return text.split(/(?<=\n)/).map(quoted);
}

function quoted(text: string): string {
  return visibleLiteral(inspect(text, { maxStringLength: Infinity, breakLength: Infinity }));
}

/** Cuts long lines. Lines that correspond to each other are cut around their first difference. */
function cutPairs(lines: string[]): string[] {
  const cut: string[] = [];
  for (let i = 0; i < lines.length;) {
    const removed = linesWithSign(lines, i, '-');
    const added = linesWithSign(lines, i + removed.length, '+');
    const pairs = removed.map((line, k) => cutPair(line, added[k] ?? ''));
    cut.push(...pairs.map(([line]) => line), ...added.map((line, k) => pairs[k]?.[1] ?? cutPair(line, '')[0]));
    if (removed.length + added.length === 0) cut.push(cutPair(lines[i] ?? '', '')[0]);
    i += Math.max(1, removed.length + added.length);
  }
  return cut;
}

function linesWithSign(lines: string[], from: number, sign: string): string[] {
  const end = lines.findIndex((line, i) => i >= from && !line.startsWith(sign));
  return lines.slice(from, end === -1 ? lines.length : end);
}
