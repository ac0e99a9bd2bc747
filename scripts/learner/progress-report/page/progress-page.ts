import { join } from 'node:path';
import { byLevel, levelHeading } from '../../../kata/learning-order.ts';
import { nextOf, nextStep } from '../../../progress/next-step.ts';
import type { Entry } from '../../../progress/progress-file.ts';
import { countedState, isPassed, type KataStatus, type StandingState } from '../../../progress/kata-status.ts';
import { pointsChart, dayOf } from './points-chart.ts';
import type { Moment } from './history.ts';
import { withCommand } from './command.ts';
import { html, type Html } from '../../../platform/html/html.ts';
import { section, total } from '../../../platform/html/components.ts';
import { kataCard } from './kata-card.ts';
import { reverseHeading } from '../reverse.ts';
import { reverseCards } from './reverse-cards.ts';
import type { ReverseStatus } from '../../../progress/reverse-status.ts';
import { mark, markDefinitions, statesInOrder } from './state-icons.ts';
import { style } from '../../../platform/html/style.ts';

/** Marks a page as generated, so that only such a page is ever overwritten. */
export const generator = 'architecture-katas progress';

/** What the page shows. */
export interface ProgressData {
  book: readonly KataStatus[];
  /** The entries of the progress file, by slug. */
  entries: ReadonlyMap<string, Entry>;
  /** The points over time, up to now. */
  history: readonly Moment[];
  now: Date;
  /** The reverse katas, which are counted separately. None by default. */
  reverse?: readonly ReverseStatus[];
  /** Slug of the kata that was opened last. */
  at?: string | undefined;
}

/** The learner's progress as one self-contained HTML page: no script, no other file, no network. */
export function progressPage({ book, entries, history, now, at, reverse = [] }: ProgressData): string {
  const solved = book.filter(countsAsSolved).length;
  const possible = sum(book.map((one) => one.possible));
  return `${html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="generator" content="${generator}" />
        <title>Architecture Katas: ${solved} of ${book.length} solved</title>
        ${style(join(import.meta.dirname, 'page.css'))}
      </head>
      <body>
        ${markDefinitions()}
        <header>
          <h1>Architecture Katas: your progress</h1>
          <p class="quiet">As of <time datetime="${now.toISOString()}">${dayOf(now)}</time></p>
        </header>
        <main>
          ${section('totals', 'Total', totals(book, entries))} ${section('next', 'Next', next(book, at))}
          ${section('time', 'Points over time', pointsChart(history, possible))}
          ${section('glance', 'At a glance', glance(book))} ${section('map', 'Kata by kata', map(book, entries))}
          ${reverse.length > 0 ? section('reverse', reverseHeading, reverseCards(reverse)) : undefined}
        </main>
      </body>
    </html>`}\n`;
}

function totals(book: readonly KataStatus[], entries: ProgressData['entries']): Html {
  const count = (state: StandingState) => book.filter((one) => countedState(one) === state).length;
  const practised = sum(book.map(({ practice }) => practice?.times ?? 0));
  const hints = sum(book.map(({ slug }) => entries.get(slug)?.hints ?? 0));
  return html`<dl class="totals">
    ${[
      total('points', sum(book.map(({ earned }) => earned)), sum(book.map(({ possible }) => possible))),
      total('katas solved', book.filter(countsAsSolved).length, book.length),
      total('katas mastered', count('mastered'), book.length),
      ...(count('stale') > 0 ? [total('stale', count('stale'))] : []),
      ...(practised > 0 ? [total('practised again', practised)] : []),
      total('hints taken', hints),
    ]}
  </dl>`;
}

function next(book: readonly KataStatus[], at: string | undefined): Html {
  const status = nextOf(book, at);
  if (!status) return html`<p>Every kata is mastered.</p>`;
  const { number, title } = status;
  return html`<p><a href="#kata-${number}">${number} ${title}</a>. ${withCommand(nextStep(status))}</p>`;
}

/** All katas in a small space, with a legend of the shapes. */
function glance(book: readonly KataStatus[]): Html {
  const rows = byLevel(book).map(
    ([level, katas]) =>
      html`<li>
        <span>${level}</span>
        <ul>
          ${katas.map(
            ({ number, title, state }) =>
              html`<li>
                <a href="#kata-${number}" title="${title}: ${state}"
                  >${mark(state)}<span>${number}<span class="aside"> ${title}, ${state}</span></span></a
                >
              </li>`,
          )}
        </ul>
      </li>`,
  );
  const states = statesInOrder.filter((state) => book.some((one) => one.state === state));
  return html`<ul class="glance">
      ${rows}
    </ul>
    <ul class="legend" aria-label="What the shapes mean">
      ${states.map((state) => html`<li>${mark(state)}${state}</li>`)}
    </ul>`;
}

function map(book: readonly KataStatus[], entries: ProgressData['entries']): Html {
  const parts = byLevel(book).map(([level, katas]) => {
    const solved = katas.filter(countsAsSolved).length;
    return html`<div class="part">
      <h3>${levelHeading(level)}</h3>
      <p>${solved} of ${katas.length} solved</p>
      <ul class="katas">
        ${katas.map((status) => kataCard(status, entries.get(status.slug)))}
      </ul>
    </div>`;
  });
  return html`<p class="quiet">
      Each rule is worth as many points as it has stars. ★ means that it holds, ☆ that it does not hold yet.
    </p>
    ${parts}`;
}

/** Whether a kata counts as solved, even if its tests cannot run at present. */
function countsAsSolved(status: KataStatus): boolean {
  return isPassed({ state: countedState(status) });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
