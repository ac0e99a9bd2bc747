import { chapterOf } from '../../../kata/chapters.ts';
import type { Practice } from '../../../progress/practice.ts';
import type { Entry } from '../../../progress/progress-file.ts';
import { nextStep } from '../../../progress/next-step.ts';
import type { KataStatus } from '../../../progress/kata-status.ts';
import type { RuleStatus } from '../../../progress/rule-changes.ts';
import { withCommand } from './command.ts';
import { html, type Html } from '../../../platform/html/html.ts';
import { mark } from './state-icons.ts';

const levels = [
  [1, 'One star'],
  [2, 'Two stars'],
  [3, 'Three stars'],
] as const;

/** One kata of the map: its state, the stars of its rules by level, and what to do next. */
export function kataCard(status: KataStatus, entry: Entry | undefined): Html {
  const { number, title, minutes, state, earned, possible, rules, practice } = status;
  return html`<li class="kata card" id="kata-${number}">
    <div class="head">
      ${mark(state)}
      <div>
        <h4>${number} ${title}</h4>
        <p>${state}, ${earned} of ${possible} points, about ${minutes} minutes${hintsText(entry?.hints ?? 0)}</p>
        <p>${[chapterOf(number), ...practiceText(practice)].join(', ')}</p>
      </div>
    </div>
    <ul class="levels">
      ${levels.map(([stars, words]) =>
        level(
          rules.filter((rule) => rule.stars === stars),
          stars,
          words,
        ),
      )}
    </ul>
    ${needsNote(status) ? html`<p class="note">${withCommand(nextStep(status))}</p>` : undefined}
  </li>`;
}

function practiceText(practice: Practice | undefined): string[] {
  if (practice === undefined) return [];
  const { times, isUnderWay, isDue, from } = practice;
  return [
    ...(times > 0 ? [`practised again ${times === 1 ? 'once' : `${times} times`}`] : []),
    ...(isUnderWay ? ['being practised now'] : []),
    ...(isDue ? ['can be practised again'] : []),
    ...(from !== undefined && !isDue ? [`can be practised again from ${from} on`] : []),
  ];
}

function hintsText(hints: number): string {
  if (hints === 0) return '';
  return hints === 1 ? ', 1 hint taken' : `, ${hints} hints taken`;
}

function level(rules: readonly RuleStatus[], stars: 1 | 2 | 3, words: string): Html {
  const held = rules.filter(({ state }) => state === 'passed').length;
  const drawn = rules.map(({ state }) =>
    state === 'passed'
      ? html`<span class="held">${'★'.repeat(stars)}</span>`
      : html`<span class="open">${'☆'.repeat(stars)}</span>`,
  );
  return html`<li>
    <span class="aside">${words}: </span><span class="rules" aria-hidden="true">${drawn}</span
    ><span class="count">${held} of ${rules.length}</span>
  </li>`;
}

/** Whether the card says what to do next. In the usual states, that would only be repeated on every card. */
function needsNote({ state, rules }: KataStatus): boolean {
  const usualStates = ['not started', 'started', 'solved', 'mastered'];
  return !usualStates.includes(state) || rules.some(({ killed }) => killed);
}
