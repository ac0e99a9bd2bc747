import type { StandingState } from '../../../progress/kata-status.ts';
import { html, Html } from '../../../platform/html/html.ts';
import { palette } from '../../../platform/html/style.ts';

/** The shapes that distinguish states without colour, each drawn in a square of 24 by 24 units. */
const shapes = {
  empty: html`<circle cx="12" cy="12" r="8.5" fill="none" />`,
  half: html`<circle cx="12" cy="12" r="8.5" fill="none" /><path
      d="M12 3.5a8.5 8.5 0 0 1 0 17z"
      fill="${palette.orange}"
    />`,
  check: html`<circle cx="12" cy="12" r="8.5" fill="${palette.green}" /><path
      d="M8 12.4l2.8 2.8 5.2-6"
      fill="none"
      stroke="#0b0d10"
      stroke-width="2.2"
    />`,
  star: html`<path
    d="M12 2.6l2.8 6.2 6.7.7-5 4.5 1.4 6.6-5.9-3.4-5.9 3.4 1.4-6.6-5-4.5 6.7-.7z"
    fill="${palette.blue}"
  />`,
  clock: html`<circle cx="12" cy="12" r="8.5" fill="${palette.pink}" stroke-dasharray="3.2 2.14" /><path
      d="M12 7v5.4l3.4 2"
      fill="none"
      stroke="#0b0d10"
      stroke-width="2"
    />`,
  loop: html`<path
    d="M12 12c-1.6-3.4-3.3-5-5.6-5a5 5 0 0 0 0 10c2.3 0 4-1.6 5.6-5s3.3-5 5.6-5a5 5 0 0 1 0 10c-2.3 0-4-1.6-5.6-5z"
    fill="${palette.brown}"
  />`,
  gap: html`<rect x="4" y="4" width="16" height="16" fill="none" stroke-dasharray="3.2 2.133" />`,
  warning: html`<path d="M12 3.5L21.5 20h-19z" fill="${palette.brown}" /><path
      d="M12 9.5v5M12 16.8v.7"
      fill="none"
      stroke="#0b0d10"
      stroke-width="2"
    />`,
} as const;

type Shape = keyof typeof shapes;

/** The shape of each state. The legend shows them in this order, the best first. */
const shapeOf: Record<StandingState, Shape> = {
  mastered: 'star',
  solved: 'check',
  stale: 'clock',
  started: 'half',
  'not started': 'empty',
  looping: 'loop',
  missing: 'gap',
  'does not compile': 'warning',
  'import refused': 'warning',
  'lacks an export': 'warning',
  'does not load': 'warning',
};

/** The definitions of the shapes, once per page. */
export function markDefinitions(): Html {
  const symbols = Object.entries(shapes).map(
    ([name, shape]) => html`<symbol id="mark-${name}" viewBox="0 0 24 24">${shape}</symbol>`,
  );
  return html`<svg class="definitions" width="0" height="0" aria-hidden="true">${symbols}</svg>`;
}

/** All states, best first. */
export const statesInOrder = Object.keys(shapeOf) as StandingState[];

/** The shape of a state. It is hidden from screen readers, so the word must be next to it. */
export function mark(state: StandingState): Html {
  return html`<svg class="mark" aria-hidden="true"><use href="#mark-${shapeOf[state]}" /></svg>`;
}
