import type { ReverseStatus } from '../../../progress/reverse-status.ts';
import { html, type Html } from '../../../platform/html/html.ts';
import { reverseNextStep, reverseTotal } from '../reverse.ts';
import { withCommand } from './command.ts';
import { mark } from './state-icons.ts';

/** The reverse katas of the progress page, with their total. */
export function reverseCards(statuses: readonly ReverseStatus[]): Html {
  return html`<p>${reverseTotal(statuses)}</p>
    <ul class="katas">
      ${statuses.map(card)}
    </ul>`;
}

function card(status: ReverseStatus): Html {
  const { id, title, state, earned, possible, hints } = status;
  const taken = hints === 0 ? '' : `, ${hints} ${hints === 1 ? 'hint' : 'hints'} taken`;
  return html`<li class="kata card" id="kata-${id}">
    <div class="head">
      ${mark(state)}
      <div>
        <h4>${id} ${title}</h4>
        <p>${state}, ${earned} of ${possible} points${taken}</p>
      </div>
    </div>
    <p class="note">${withCommand(reverseNextStep(status))}</p>
  </li>`;
}
