import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { workbookRoot } from '../catalog.ts';
import type { Failure, Place, RuleResult } from '../run-result.ts';
import type { Paint } from './paint.ts';

const signs = { passed: '✓', failed: '✗', todo: '○' } as const;

/** One line a rule: its sign, number, stars and title, and why its code had to be stopped. */
export function ruleLines(rules: readonly RuleResult[], paint: Paint): string[] {
  return rules.map(({ rule, state, failures }) => {
    const killed = failures.find((failure) => failure.killed)?.killed;
    const text = ` ${signs[state]} ${rule.number} ${'★'.repeat(rule.stars).padEnd(3)} ${rule.title}${killed ? ` (${killed})` : ''}`;
    if (state === 'passed') return paint.good(text);
    return state === 'failed' ? paint.bad(text) : paint.quiet(text);
  });
}

/** The rule to look at next: the first that is broken, else the first that is still to be written. */
export function ruleToShow(rules: readonly RuleResult[]): RuleResult | undefined {
  return rules.find(({ state }) => state === 'failed') ?? rules.find(({ state }) => state === 'todo');
}

/** What breaks a rule, in the learner's words: the law, the smallest input, the difference, and where. */
export function failureLines({ rule, state, failures }: RuleResult, paint: Paint): string[] {
  const heading = paint.strong(`${rule.number} ${'★'.repeat(rule.stars)} ${rule.title}`);
  const [failure] = failures;
  if (!failure) return [heading, '  No test reported on this rule.'];
  if (state === 'todo') return [heading, `  ${firstLine(failure)}`, ...placeLines(failure.at, paint)];
  return [
    heading,
    ...lawLines(failure, paint),
    ...messageLines(failure, paint),
    ...diffLines(failure, paint),
    ...placeLines(failure.at, paint),
    ...(failure.broken ? ['', paint.quiet(`  Replay: ${failure.broken.replay}`)] : []),
  ];
}

function lawLines({ test, broken }: Failure, paint: Paint): string[] {
  const inputs = Object.entries(broken?.inputs ?? {});
  const width = Math.max(0, ...inputs.map(([name]) => name.length));
  return [
    `  Law        ${test}`,
    ...inputs.flatMap(([name, value], i) => {
      const [first = '', ...more] = value.split('\n');
      const indent = ' '.repeat(13 + width + 3);
      return [
        `  ${(i === 0 ? 'Broken by' : '').padEnd(11)}${paint.accent(name.padEnd(width))} = ${first}`,
        ...more.map((line) => indent + line),
      ];
    }),
    ...(broken?.why === undefined ? [] : [`  Why        ${broken.why}`]),
  ];
}

/** Long values on one line say less than the difference that follows. */
function messageLines({ message, diff }: Failure, paint: Paint): string[] {
  if (diff !== undefined && /^expected .{100}/s.test(message)) return [];
  return ['', ...message.split('\n').map((line) => `  ${paint.bad(line)}`)];
}

function diffLines({ diff }: Failure, paint: Paint): string[] {
  if (diff === undefined) return [];
  return ['', ...stripVTControlCharacters(diff).split('\n')].map((line) => {
    if (/^(\+|Received)/.test(line)) return `  ${paint.bad(line)}`;
    return /^(-|Expected)/.test(line) ? `  ${paint.good(line)}` : `  ${line}`;
  });
}

/**
 * Where to look, with the lines around it.
 *
 * @param said what stands above it, and may already say where
 */
export function placeLines(at: Place | undefined, paint: Paint, said = ''): string[] {
  if (!at) return [];
  const where = `${relative(workbookRoot, at.file)}:${at.line}:${at.column}`;
  return [
    '',
    ...(said.includes(where) ? [] : [paint.quiet(`  ${where}`)]),
    ...(at.frame ?? []).map((line) => `  ${line.startsWith('>') ? line : paint.quiet(line)}`),
  ];
}

function firstLine({ message }: Failure): string {
  return message.split('\n')[0] ?? '';
}
