import { wrapLine } from '../../platform/terminal/ansi-text.ts';
import type { Theme } from '../../platform/terminal/theme.ts';
import { shownPath } from '../../platform/shown-path.ts';
import { isComplete, isValid, titleOf, type ImpostorOutcome, type ReverseResult } from '../../reverse/result.ts';
import { pointsOfScores } from '../../reverse/score.ts';
import type { Failure } from '../../runner/result.ts';
import { brokenLawLines, placeLines } from '../watch/ui/describe-rules.ts';
import { lineOn, NBSP, type Screen } from '../watch/ui/fit-screen.ts';
import type { ReverseView } from './reverse-view.ts';

/** The screen of a reverse kata as lines, without the keys. */
export function reverseScreenLines(view: ReverseView, paint: Theme): string[] {
  const { head, body, foot } = reverseScreenOf(view, paint);
  return [...head, ...body, ...foot.map((line) => lineOn(line, Infinity))];
}

/**
 * The screen of a reverse kata, to be fitted into a terminal.
 *
 * @param notices lines that stay at the bottom
 */
export function reverseScreenOf(view: ReverseView, paint: Theme, notices: readonly string[] = []): Screen {
  const { panel } = view;
  const keys = keyLine(view, paint);
  if (panel?.isPage) {
    return {
      head: [paint.bold(panel.title), ''],
      body: panel.lines,
      foot: [],
      keys,
      ...(panel.firstLine === undefined ? {} : { firstLine: panel.firstLine }),
    };
  }
  const { reverse, status, running, note } = view;
  const state = `${status.state}, ${status.earned} of ${status.possible}`;
  return {
    head: [
      `${paint.bold(`${reverse.id} ${status.title}: write the laws`)}${paint.muted(`  ${state}${running ? '  running …' : ''}`)}`,
    ],
    body: [
      `${paint.muted('statement:')} ${shownPath(reverse.kata.statement)}`,
      `${paint.muted('your laws:')} ${shownPath(reverse.laws)}`,
      '',
      ...(note === undefined ? [] : [paint.accent(note), '']),
      ...bodyLines(view, paint),
      ...(panel ? ['', paint.bold(panel.title), ...panel.lines.map((line) => (line === '' ? '' : `  ${line}`))] : []),
    ],
    foot: notices.length === 0 ? [] : ['', ...notices.map((line) => paint.error(line))],
    keys,
  };
}

function keyLine({ panel, question }: ReverseView, paint: Theme): string {
  if (question) return `${paint.bold(question.text)} ${paint.muted('y yes  any other key no')}`;
  const keys = 'n next  p previous  t statement  o editor  h hint  s show impostors  r reset  k solve the kata  q quit';
  return paint.muted((panel ? `esc back  ${keys}` : keys).replaceAll(/(?<! ) (?! )/g, NBSP));
}

function bodyLines({ result, trouble, exploring, panel }: ReverseView, paint: Theme): string[] {
  if (trouble !== undefined) return [paint.error(trouble)];
  if (!result) return [paint.muted('The first run takes a moment.')];
  const { problem, invalid } = result;
  if (problem) return [paint.error(problem.message), ...placeLines(problem.at, paint, problem.message)];
  if (invalid) {
    const { law, solution, isRejection, failure } = invalid;
    const what = isRejection
      ? `Your law "${law}" rejects ${solutionNamed(solution)}, which is correct.`
      : `Your law "${law}" does not end with an expectation for ${solutionNamed(solution)}.`;
    const wrong = 'Until it accepts every correct solution, no impostor runs.';
    return [` ${paint.error(`✗ ${what}`)}`, `   ${wrong}`, '', ...brokenLawLines(failure, 4, paint)];
  }
  const rest = panel ? [] : [...rejectionLines(result, paint), ...adviceLines(result, exploring, paint)];
  return [...summaryLines(result, paint), ...rest];
}

function solutionNamed(name: string): string {
  return /^(the|your) /.test(name) ? name : `the variant "${titleOf({ name })}"`;
}

function summaryLines({ laws, accepted, impostors, scores }: ReverseResult, paint: Theme): string[] {
  const rejected = impostors.filter(({ rejection }) => rejection).length;
  const { earned, possible } = pointsOfScores(scores);
  const points = `${Number.isInteger(earned) ? earned : earned.toFixed(1)} of ${possible} points`;
  const yours = laws.length === 1 ? 'Your law accepts' : `Your ${laws.length} laws accept`;
  const signs = scores.map(({ rule }) => {
    const some = impostors.filter(({ impostor }) => impostor.rules.includes(rule.number));
    const text = ` ${some.map(signOf).join('').padEnd(3)} ${rule.number} ${'★'.repeat(rule.stars).padEnd(3)} ${rule.title}`;
    return some.every(({ rejection }) => rejection) ? paint.success(text) : paint.error(text);
  });
  return [
    paint.success(` ✓ ${yours} all ${accepted} correct solutions.`),
    ` ${rejected} of ${impostors.length} impostors rejected, ${points}.`,
    paint.muted(' Each sign stands for an impostor that breaks the rule. Some break several rules.'),
    '',
    ...signs,
  ];
}

function signOf({ rejection }: ImpostorOutcome): string {
  return rejection ? '✓' : '✗';
}

/** Which law rejected which impostor, with what input. Impostors that are alive have no title. */
function rejectionLines({ impostors }: ReverseResult, paint: Theme): string[] {
  const lines = impostors.flatMap(({ impostor, rejection }) =>
    rejection
      ? [
          `  ${paint.success('✓')} ${titleOf(impostor)}`,
          paint.muted(`      rejected by "${rejection.test}"${inputText(rejection)}`),
        ]
      : [],
  );
  return lines.length > 0 ? ['', paint.bold('Rejected impostors'), ...lines] : [];
}

/** An input, with all of its lines below its first one. */
function inputLines(name: string, value: string): string[] {
  const label = `  ${name} = `;
  return value.split('\n').map((line, i) => `${i === 0 ? label : ' '.repeat(label.length)}${line}`);
}

/** The inputs on one line. Long ones are cut, because there may be six of them. */
function inputText({ broken }: Failure): string {
  const values = Object.entries(broken?.inputs ?? {}).map(
    ([name, value]) => `${name} = ${value.replaceAll(/\s+/g, ' ')}`,
  );
  if (values.length === 0) return '';
  const text = values.join(', ');
  return ` with ${text.length > 100 ? `${text.slice(0, 100)}…` : text}`;
}

function adviceLines(result: ReverseResult, exploring: boolean, paint: Theme): string[] {
  if (isComplete(result)) return completeLines(result, exploring, paint);
  const { missingInput, impostors } = result;
  const example = impostors.find(({ onlyByExample }) => onlyByExample)?.onlyByExample;
  const ended = impostors.find((one) => one.ended)?.ended;
  return [
    ...(missingInput
      ? [
          '',
          paint.accent(`Your law "${missingInput.law}" is right, but its inputs never contained one like this:`),
          ...Object.entries(missingInput.inputs).flatMap(([name, value]) => inputLines(name, value)),
          '  With it, the law would reject an impostor that your laws do not reject yet. Widen the generators.',
        ]
      : []),
    ...(exploring ? ['', paint.muted('Trying your laws with other inputs …')] : []),
    ...(example
      ? ['', `The example "${example.test}" fails for an impostor of a ★★ or ★★★ rule. Only a law counts there.`]
      : []),
    ...(ended
      ? [
          '',
          `Your law "${ended.test}" does not end with an expectation for one impostor, so it does not reject it:`,
          ...ended.message.split('\n').map((line) => `  ${line}`),
          ...placeLines(ended.at, paint),
        ]
      : []),
    ...(isValid(result) && result.impostors.every(({ rejection }) => !rejection)
      ? ['', paint.muted('Choose a rule, and write a law that breaks if the rule is broken. h shows a hint.')]
      : []),
  ].flatMap((line) => wrapLine(line, 2_000));
}

function completeLines({ reach, impostors }: ReverseResult, exploring: boolean, paint: Theme): string[] {
  const more = reach
    .toSorted((a, b) => b.rejected - a.rejected)
    .map(({ law, rejected, alone }) =>
      alone === 0
        ? `  "${law}" adds nothing: your other laws reject the same impostors. It costs no points.`
        : `  "${law}" rejects ${rejected} of ${impostors.length}, and ${alone} of them alone.`,
    );
  return [
    '',
    paint.success('Your laws reject every impostor. s shows the code of all of them.'),
    ...(exploring ? [paint.muted('Comparing your laws …')] : more),
  ];
}
