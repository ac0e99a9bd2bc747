import { wrapLine } from '../../platform/terminal/ansi-text.ts';
import type { Theme } from '../../platform/terminal/theme.ts';
import { isComplete, titleOf, type ImpostorOutcome, type LawReach, type ReverseResult } from '../../reverse/result.ts';
import type { Impostor } from '../../reverse/impostor-record.ts';
import { pointsOfScores } from '../../reverse/score.ts';
import type { Failure } from '../../runner/result.ts';
import { brokenLawLines, placeLines } from '../watch/ui/describe-rules.ts';

/** Sentences that say how a learner gets more: by keys on a terminal, or by commands. */
export interface Offers {
  hint: string;
  code: string;
}

/** How many rows the lines above an invalid law take, of which the first one is usually wrapped. */
const rowsAboveLaw = 4;

/** How a judgement is shown. */
export interface ResultStyle {
  paint: Theme;
  offers: Offers;
  /** Whether the laws are still being explored, so that more will be shown. */
  exploring: boolean;
  /** Whether only the rules are shown, because something else is below them. */
  isShort: boolean;
}

/** The judgement about a learner's laws, as lines. */
export function resultLines(result: ReverseResult, style: ResultStyle): string[] {
  const { paint, isShort } = style;
  const { problem, invalid } = result;
  if (problem) return [paint.error(problem.message), ...placeLines(problem.at, paint, problem.message)];
  if (invalid) {
    const wrong = 'Until it accepts every correct solution, no impostor runs, and your points do not change.';
    return [
      ` ${paint.error(`✗ ${invalidText(invalid)}`)}`,
      `   ${wrong}`,
      '',
      ...brokenLawLines(invalid.failure, rowsAboveLaw, paint),
    ];
  }
  const rest = isShort ? [] : [...rejectionLines(result, paint), ...adviceLines(result, style)];
  return [...summaryLines(result, paint), ...rest];
}

/** Earned and possible points: `5.5 of 9`. */
export function pointsText({ scores }: Pick<ReverseResult, 'scores'>): string {
  const { earned, possible } = pointsOfScores(scores);
  const rounded = Number(earned.toFixed(1));
  return `${rounded} of ${possible}`;
}

function invalidText({ law, solution, isRejection, failure }: NonNullable<ReverseResult['invalid']>): string {
  const name = /^(the|your) /.test(solution) ? solution : `the variant "${titleOf({ name: solution })}"`;
  if (isRejection) return `Your law "${law}" rejects ${name}, which is correct.`;
  return `Your law "${law}" ${endText(failure)} when it ran with ${name}.`;
}

/** How a law ended that reached no expectation. */
function endText({ error, killed }: Failure): string {
  if (error === 'UncheckedError') return 'checked nothing';
  return killed === undefined ? 'ended with an error' : 'had to be stopped';
}

function summaryLines(result: ReverseResult, paint: Theme): string[] {
  const { laws, accepted, impostors, scores, unchecked } = result;
  const rejected = impostors.filter(({ rejection }) => rejection).length;
  const alive = impostors.length - rejected;
  const yours = laws.length === 1 ? 'Your law accepts' : `Your ${laws.length} laws accept`;
  const signs = scores.map(({ rule }) => {
    const breaking = sortedByRules(impostors).filter(({ impostor }) => impostor.rules.includes(rule.number));
    const text = ` ${breaking.map(signOf).join('').padEnd(3)} ${rule.number} ${'★'.repeat(rule.stars).padEnd(3)} ${rule.title}`;
    return breaking.every(({ rejection }) => rejection) ? paint.success(text) : paint.error(text);
  });
  return [
    paint.success(` ✓ ${yours} all ${accepted} correct solutions.`),
    ` ${rejected} of ${impostors.length} impostors rejected, ${pointsText(result)} points.${alive > 0 ? ` ${alive} still accepted.` : ''}`,
    paint.muted(' Each ✓ or ✗ is one impostor that breaks the rule: ✓ if your laws reject it, ✗ if they accept it.'),
    paint.muted(
      ' An impostor that breaks several rules has a mark at each. So ✓ does not mean that a law covers the rule.',
    ),
    '',
    ...signs,
    ...unchecked.map(({ number }) =>
      paint.muted(
        ` Rule ${number} is about the source. Laws see only what it exports, so the rule does not count here.`,
      ),
    ),
  ];
}

/** Sorts impostors by the rules that they break. The order in which they run changes from save to save. */
function sortedByRules(impostors: readonly ImpostorOutcome[]): ImpostorOutcome[] {
  return impostors.toSorted(({ impostor: a }, { impostor: b }) => {
    const at = a.rules.findIndex((rule, i) => rule !== b.rules[i]);
    const byRule = at === -1 ? a.rules.length - b.rules.length : (a.rules[at] ?? 0) - (b.rules[at] ?? 0);
    return byRule || a.name.localeCompare(b.name, 'en');
  });
}

function signOf({ rejection }: ImpostorOutcome): string {
  return rejection ? '✓' : '✗';
}

/** Which law rejected which impostor, with which input. Impostors that are still accepted are not named. */
function rejectionLines({ impostors }: ReverseResult, paint: Theme): string[] {
  const lines = sortedByRules(impostors).flatMap(({ impostor, rejection }) =>
    rejection
      ? [
          `  ${paint.success('✓')} ${titleOf(impostor)}${paint.muted(` (${brokenText(impostor)})`)}`,
          paint.muted(`      rejected by "${rejection.test}"${inputText(rejection)}`),
        ]
      : [],
  );
  return lines.length > 0 ? ['', paint.bold('Rejected impostors'), ...lines] : [];
}

/** Which rules an impostor breaks: `breaks rules 2 and 4`. */
function brokenText({ rules }: Impostor): string {
  const list = new Intl.ListFormat('en', { style: 'long' }).format(rules.map(String));
  return `breaks ${rules.length === 1 ? 'rule' : 'rules'} ${list}`;
}

/** An input, with all of its lines below its first one. */
function inputLines(name: string, value: string): string[] {
  const label = `  ${name} = `;
  return value.split('\n').map((line, i) => `${i === 0 ? label : ' '.repeat(label.length)}${line}`);
}

/** All inputs on one line, cut to 100 characters, because several impostors may be listed. */
function inputText({ broken }: Failure): string {
  const values = Object.entries(broken?.inputs ?? {}).map(
    ([name, value]) => `${name} = ${value.replaceAll(/\s+/g, ' ')}`,
  );
  if (values.length === 0) return '';
  const text = values.join(', ');
  return ` with ${text.length > 100 ? `${text.slice(0, 100)}…` : text}`;
}

function adviceLines(result: ReverseResult, style: ResultStyle): string[] {
  if (isComplete(result)) return completeLines(result, style);
  const { paint, offers, exploring } = style;
  const { missingInput, impostors } = result;
  const example = impostors.find(({ onlyByExample }) => onlyByExample)?.onlyByExample;
  const ended = impostors.find((one) => one.ended)?.ended;
  return [
    ...(missingInput
      ? [
          '',
          paint.accent(`Your law "${missingInput.law}" is right, but its inputs never contained one like this:`),
          ...Object.entries(missingInput.inputs).flatMap(([name, value]) => inputLines(name, value)),
          '  With it, the law would reject an impostor that your laws do not reject yet. Let the generator make such inputs',
          '  more often, for example with fc.constantFrom or fc.oneof.',
        ]
      : []),
    ...(exploring ? ['', paint.muted('Trying your laws with other inputs …')] : []),
    ...(example
      ? ['', `The example "${example.test}" fails for an impostor of a ★★ or ★★★ rule. Only a law counts there.`]
      : []),
    ...(ended ? ['', ...endedLines(ended, paint)] : []),
    ...(impostors.every(({ rejection }) => !rejection)
      ? ['', paint.muted(`Choose a rule, and write a law that fails for code that breaks the rule. ${offers.hint}`)]
      : []),
    // The screen cuts lines at `maxLineLength`, but a long input must be shown in full.
  ].flatMap((line) => wrapLine(line, 2_000));
}

/** A law that ended with an error for an impostor. That is no rejection, because the error may be an accident. */
function endedLines(ended: Failure, paint: Theme): string[] {
  return [
    `Your law "${ended.test}" ${endText(ended)} when it ran with one impostor, so it does not reject it:`,
    ...ended.message.split('\n').map((line) => `  ${line}`),
    ...placeLines(ended.at, paint),
    ...(endText(ended) === 'ended with an error'
      ? ['  Only an `expect` counts. If the call must not throw: expect(() => …).not.toThrow()']
      : []),
  ];
}

function completeLines({ reach, impostors }: ReverseResult, { paint, offers, exploring }: ResultStyle): string[] {
  const more = reach.toSorted((a, b) => b.rejected - a.rejected).map((one) => `  ${reachText(one, impostors.length)}`);
  return [
    '',
    paint.success(`Your laws reject every impostor. ${offers.code}`),
    ...(exploring ? [paint.muted('Comparing your laws …')] : more),
  ];
}

function reachText({ law, rejected, alone, isRedundant }: LawReach, impostorCount: number): string {
  if (rejected === 0) return `"${law}" rejects no impostor. You may keep it.`;
  if (isRedundant) return `"${law}" rejects no impostor that your other laws do not reject. You may keep it.`;
  const some = `"${law}" rejects ${rejected} of ${impostorCount} impostors`;
  return alone === 0
    ? `${some}.`
    : `${some}. No other law rejects ${alone === rejected ? (alone === 1 ? 'it' : 'them') : `${alone} of them`}.`;
}
