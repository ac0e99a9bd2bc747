import { relative } from 'node:path';
import { workbookRoot } from '../catalog.ts';
import { changesText } from '../progress/rule-changes.ts';
import { standingOf, type Standing, type StandingState } from '../progress/standing.ts';
import { stateSigns } from '../progress/state-signs.ts';
import { stateOf } from '../run-result.ts';
import { failureLines, ruleLines, ruleToShow } from './describe-rules.ts';
import type { Paint } from './paint.ts';
import { listed, type ListView, type View } from './view.ts';

/** The screen as lines, without regard to how many fit. */
export function screenLines(view: View, paint: Paint): string[] {
  return view.list ? listLines(view, view.list, paint) : kataLines(view, paint);
}

/** The keys that do something now. */
export function keyLine({ list, panel, question }: View, paint: Paint): string {
  if (question) return `${paint.strong(question.text)} ${paint.quiet('y yes  any other key no')}`;
  if (list) return paint.quiet('type to filter  ↑ ↓ move  ⏎ open  esc back');
  const keys = 'n next  p previous  l list  h hint  s solution  r reset  c check all  u vitest ui  q quit';
  return paint.quiet(panel ? `esc back  ${keys}` : keys);
}

/** One bar over the whole book, in two strengths: solved and mastered. */
export function bookLine(book: readonly Standing[], paint: Paint, width = 29): string {
  const count = (...states: StandingState[]) => book.filter(({ state }) => states.includes(state)).length;
  const [mastered, solved] = [count('mastered'), count('solved', 'mastered')];
  const cells = (katas: number) => Math.round((katas / Math.max(1, book.length)) * width);
  const bar = '█'.repeat(cells(mastered)) + '▓'.repeat(cells(solved) - cells(mastered));
  const stale = count('stale');
  const points = book.reduce((sum, { earned }) => sum + earned, 0);
  const possible = book.reduce((sum, one) => sum + one.possible, 0);
  return `${paint.good(bar)}${paint.quiet('░'.repeat(width - cells(solved)))} ${solved} of ${book.length} solved, ${mastered} mastered, ${points} of ${possible} points${stale > 0 ? `, ${stale} stale` : ''}`;
}

function kataLines({ kata, title, result, running, changes, book, panel }: View, paint: Paint): string[] {
  const head = [
    `${paint.strong(`${kata.number} ${title}`)}${result ? paint.quiet(`  ${stateLine(standingOf(kata, result))}`) : ''}${running ? paint.quiet('  running …') : ''}`,
    `${paint.quiet('read')} ${relative(workbookRoot, kata.statement)}`,
    `${paint.quiet('edit')} ${kata.files.map((name) => relative(workbookRoot, `${kata.folder}/${name}`)).join(', ')}`,
    '',
    ...(changes ? [paint.accent(changesText(changes)), ''] : []),
  ];
  const foot = ['', bookLine(book, paint)];
  const extra = panel ? ['', paint.strong(panel.title), ...panel.lines.map((line) => `  ${line}`)] : [];
  if (!result) return [...head, paint.quiet('The first run takes a moment.'), ...extra, ...foot];
  if (panel)
    return [
      ...head,
      ...(result.problem ? [paint.bad(result.problem.message)] : ruleLines(result.rules, paint)),
      ...extra,
      ...foot,
    ];
  if (result.problem) return [...head, paint.bad(result.problem.message), ...foot];
  const shown = ruleToShow(result.rules);
  const detail = shown ? ['', ...failureLines(shown, paint)] : [];
  return [...head, ...ruleLines(result.rules, paint), ...praise(result, paint), ...detail, ...foot];
}

function praise(result: Parameters<typeof stateOf>[0] & View['result'], paint: Paint): string[] {
  const state = stateOf(result);
  if (state === 'mastered') return ['', paint.good('Mastered: every rule holds. n takes you to the next kata.')];
  if (state !== 'solved') return [];
  const left = result.rules.filter(({ state: one }) => one !== 'passed').map(({ rule }) => rule.number);
  return [
    '',
    paint.good(
      `Solved. To master it: rule${left.length > 1 ? 's' : ''} ${left.join(', ')}. n takes you to the next kata.`,
    ),
  ];
}

function stateLine({ state, earned, possible }: Standing): string {
  return `${state}, ${earned} of ${possible}`;
}

function listLines({ book }: View, { filter, marked }: ListView, paint: Paint): string[] {
  const katas = listed(book, filter);
  const lines = katas.map((kata, i) => {
    const text = ` ${stateSigns[kata.state]} ${kata.number} ${kata.title.padEnd(28)} ${kata.state.padEnd(16)} ${kata.earned} of ${kata.possible}`;
    return i === marked ? paint.accent(`>${text}`) : ` ${text}`;
  });
  return [paint.strong('All katas'), `filter: ${filter}▏`, '', ...lines, ...(katas.length === 0 ? ['  none'] : [])];
}
