import { stripVTControlCharacters } from 'node:util';
import { changedSentences, changesText } from '../../../progress/rule-changes.ts';
import { katasToPractise, practiceOffer } from '../../../progress/next-step.ts';
import { rulesNamed } from '../../../progress/rule-names.ts';
import { countedState, outcomeOf, type KataStatus, type StandingState } from '../../../progress/kata-status.ts';
import { ruleToShow, stateOf, type KataResult } from '../../../runner/result.ts';
import { lineOn, NBSP, type Screen } from './fit-screen.ts';
import { failureLines, placeLines, printedLines, ruleLines } from './describe-rules.ts';
import type { Theme } from '../../../platform/terminal/theme.ts';
import { keyHelp, mainKeys } from '../key-help.ts';
import type { Panel, View } from '../view.ts';
import { listScreen } from './list-screen.ts';
import { shownPath } from '../../../platform/shown-path.ts';

/** The screen as lines that are not fitted into a terminal, without the keys. */
export function screenLines(view: View, paint: Theme): string[] {
  const { head, intro, body, foot } = screenOf(view, paint);
  return [...head, ...(intro?.full ?? []), ...body, ...foot.map((line) => lineOn(line, Infinity))];
}

/**
 * The screen of a view, to be fitted into a terminal.
 *
 * @param notices lines that stay at the bottom
 */
export function screenOf(view: View, paint: Theme, notices: readonly string[] = []): Screen {
  const screen = mainScreen(view, paint);
  const below = notices.length === 0 ? [] : ['', ...notices.map((line) => paint.error(line))];
  return {
    ...screen,
    foot: [...screen.foot, ...below],
    keys: keyLine(view, paint),
    fewKeys: keyLine(view, paint, mainKeys),
  };
}

function mainScreen(view: View, paint: Theme): Omit<Screen, 'keys'> {
  const { list, panel } = view;
  if (list) return listScreen(view, list, paint);
  return panel?.isPage ? pageScreen(panel, paint) : kataScreen(view, paint);
}

function pageScreen({ title, lines, firstLine = 0 }: Panel, paint: Theme): Omit<Screen, 'keys'> {
  return { head: [paint.bold(title), ''], body: lines, foot: [], firstLine };
}

/**
 * The line with the keys that have an effect now, or with a question.
 *
 * @param only the keys of a kata to list, all by default
 */
export function keyLine({ list, panel, question }: View, paint: Theme, only?: readonly string[]): string {
  if (question) return `${paint.bold(question.text)} ${paint.muted('y yes  any other key no')}`;
  if (list) return paint.muted(bindWords('type to filter  ↑ ↓ move  ⏎ open  esc back'));
  const shown = keyHelp.filter(({ key }) => !only || only.includes(key));
  const keys = shown.map(({ key, word }) => `${key === '?' ? '↑ ↓ scroll  ' : ''}${key} ${word}`).join('  ');
  return paint.muted(bindWords(panel ? `esc back  ${keys}` : keys));
}

/**
 * The totals of all katas in one line: a bar in two shades, for solved and mastered, and the numbers.
 *
 * @param columns the available columns; if the text leaves few of them, the bar is shorter or left out
 */
export function bookLine(book: readonly KataStatus[], paint: Theme, columns = Infinity): string {
  const count = (...states: StandingState[]) => book.filter((one) => states.includes(countedState(one))).length;
  const [mastered, solved] = [count('mastered'), count('solved', 'mastered')];
  const text = bookText(book, solved, mastered);
  const available = columns - text.length - 1;
  if (available < 5) return text;
  const width = Math.min(29, available);
  const cellsFor = (katas: number) => Math.round((katas / Math.max(1, book.length)) * width);
  const bar = '█'.repeat(cellsFor(mastered)) + '▓'.repeat(cellsFor(solved) - cellsFor(mastered));
  return `${paint.success(bar)}${paint.muted('░'.repeat(width - cellsFor(solved)))} ${text}`;
}

function bookText(book: readonly KataStatus[], solved: number, mastered: number): string {
  const stale = book.filter(({ state }) => state === 'stale').length;
  const points = book.reduce((sum, { earned }) => sum + earned, 0);
  const possible = book.reduce((sum, one) => sum + one.possible, 0);
  return `${solved} of ${book.length} solved, ${mastered} mastered, ${points} of ${possible} points${stale > 0 ? `, ${stale} stale` : ''}`;
}

/** Keys are two spaces apart. Single spaces become no-break spaces, so that a key stays next to its description. */
function bindWords(keys: string): string {
  return keys.replaceAll(/(?<! ) (?! )/g, NBSP);
}

function kataScreen(view: View, paint: Theme): Omit<Screen, 'keys'> {
  const { kata, title, result, running, changes, moved, note, book, panel } = view;
  const hasProblem = view.trouble !== undefined || result?.problem !== undefined;
  const state = result && !(running && hasProblem) ? paint.muted(`  ${stateLine(result, ownStatus(view))}`) : '';
  const isOld = running && result !== undefined && !hasProblem;
  const detail = panel
    ? ['', paint.bold(panel.title), ...panel.lines.map((line) => (line === '' ? '' : `  ${line}`))]
    : [];
  const body = [
    ...(moved === undefined ? [] : [paint.accent(moved), '']),
    ...(note === undefined ? [] : [paint.accent(note), '']),
    ...(changes ? [paint.accent(changesText(changes)), ...changedSentences(changes, kata.slug), ''] : []),
    ...stoppedLines(view, paint),
    ...(running && hasProblem
      ? [paint.muted(retryingText)]
      : resultLines(view, paint).map(isOld ? dimmed(paint) : String)),
  ];
  return {
    head: [
      `${paint.bold(`${kata.number} ${title}`)}${state}${running ? paint.muted(`  running …${isOld ? ' (below: the last run)' : ''}`) : ''}`,
    ],
    intro: {
      full: [
        `${paint.muted('statement:')} ${shownPath(kata.statement)}`,
        `${paint.muted('your files:')} ${view.files.map((name) => shownPath(`${kata.folder}/${name}`)).join(', ')}`,
        '',
      ],
      short: `${paint.muted(`${shownPath(kata.folder)}:`)} ${view.files.join(', ')}`,
    },
    body: [...body, ...detail],
    // The screen opens at the panel, even if the rules above it fill the screen.
    firstLine: body.length + 1,
    foot: ['', ...practiceLines(view, paint), (columns) => bookLine(book, paint, columns)],
  };
}

/** Whether this kata is being practised or can be, and otherwise which katas can be practised again. */
function practiceLines({ kata, book }: View, paint: Theme): string[] {
  const own = ownStatus({ kata, book })?.practice;
  if (own?.isUnderWay) return [paint.muted('You are practising this kata again. a brings your earlier answer back.')];
  if (own?.isDue) return [paint.accent('This kata can be practised again: a')];
  return practiceOffer(katasToPractise(book)).map((line) => paint.muted(line));
}

/** The rules that had to be stopped so far, because a run with endless loops takes long. */
function stoppedLines({ running, stopped }: View, paint: Theme): string[] {
  if (!running || stopped.length === 0) return [];
  const found = stopped.map(({ rule, reason }) => `${rule ? `rule ${rule.number}` : 'loading the file'} (${reason})`);
  return [
    paint.error(`Stopped so far: ${found.join(', ')}. The other rules are still running; saving starts a new run.`),
    '',
  ];
}

function resultLines({ result, trouble, panel }: View, paint: Theme): string[] {
  const problem = trouble ?? result?.problem?.message;
  if (problem !== undefined) {
    const at = trouble === undefined ? result?.problem?.at : undefined;
    return [
      ...problem.split('\n').map((line) => paint.error(line)),
      ...placeLines(at, paint, problem),
      ...printedLines(result?.printedWhileLoading, 'Printed while loading', paint),
    ];
  }
  if (!result) return [paint.muted('The first run takes a moment.')];
  if (panel) return ruleLines(result.rules, paint);
  const shown = ruleToShow(result.rules);
  const detail = shown ? ['', ...failureLines(shown, paint)] : [];
  const loading = printedLines(result.printedWhileLoading, 'Printed while loading', paint);
  return [...ruleLines(result.rules, paint), ...praise(result, paint), ...detail, ...loading];
}

function praise(result: Parameters<typeof stateOf>[0] & View['result'], paint: Theme): string[] {
  const state = stateOf(result);
  if (state === 'mastered') return ['', paint.success('Mastered: every rule holds. n takes you to the next kata.')];
  if (state !== 'solved') return [];
  const left = result.rules.filter(({ state: one }) => one !== 'passed').map(({ rule }) => rule.number);
  return ['', paint.success(`Solved. To master it: ${rulesNamed(left)}. n takes you to the next kata.`)];
}

/** The state and the points. While the tests cannot run, the points are those of the last run. */
function stateLine(result: KataResult, own: KataStatus | undefined): string {
  const { state, earned, possible } = outcomeOf(result);
  if (!result.problem) {
    const word = state === 'not started' ? (own?.state ?? state) : state;
    return `${own?.practice?.isUnderWay ? 'practising' : word}, ${earned} of ${possible}`;
  }
  return own?.reached === undefined || own.earned === 0 ? state : `${state} (last run: ${own.earned} of ${possible})`;
}

function ownStatus({ kata, book }: Pick<View, 'kata' | 'book'>): KataStatus | undefined {
  return book.find(({ slug }) => slug === kata.slug);
}

/** Greys a line of the last result, which must not look like the result of the current run. */
function dimmed(paint: Theme): (line: string) => string {
  return (line) => paint.muted(stripVTControlCharacters(line));
}

/** Replaces the problem of the last save while a new one runs, because the new one may have fixed it. */
const retryingText = 'Your last save could not run. Trying again …';
