import { html, Html } from '../../../platform/html/html.ts';
import type { Moment } from './history.ts';

/** The size of the drawing in its own coordinates. The browser scales it. */
const [width, height] = [1000, 100];

/**
 * The points over time as a figure: a drawing with a description, the ends of its axes, and the same data as a table.
 */
export function pointsChart(moments: readonly Moment[], possible: number): Html {
  const [first] = moments;
  const last = moments.at(-1);
  if (!first || !last || moments.length < 2)
    return html`<p>
      ${last && last.points > 0 ? 'There is one entry so far.' : 'The curve starts with your first points.'} Commit
      <code>progress.txt</code> from time to time: each commit adds to the curve.
    </p>`;
  const top = topOf(moments);
  const places = moments.map((moment) => placeOf(moment, first.at, last.at, top));
  const line = places.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  // Lines of length 0 with round ends are dots that stay round when the drawing is stretched.
  const dots = places.map(([x, y]) => `M${x} ${y}h0`).join('');
  return html`<figure>
    <div class="curve">
      <div class="scale quiet" aria-hidden="true"><span>${top}</span><span>${top / 2}</span><span>0</span></div>
      <svg
        viewBox="0 0 ${width} ${height}"
        preserveAspectRatio="none"
        role="img"
        aria-labelledby="curve-title curve-text"
      >
        <title id="curve-title">Points over time</title>
        <desc id="curve-text">
          From ${first.points} points on ${dayOf(first.at)} to ${last.points} of ${possible} on ${dayOf(last.at)}.
        </desc>
        <path class="grid" d="M0 0H${width}M0 ${height / 2}H${width}M0 ${height}H${width}" />
        <path class="line" d="${line}" />
        <path class="points" d="${dots}" />
      </svg>
      <div class="span quiet" aria-hidden="true"><span>${dayOf(first.at)}</span><span>${dayOf(last.at)}</span></div>
    </div>
    <figcaption class="aside">Points over time</figcaption>
    <details>
      <summary>The curve as a table</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          ${moments.map(
            ({ at, points }) =>
              html`<tr>
                <td><time datetime="${at.toISOString()}">${dayOf(at)}</time></td>
                <td>${points}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </details>
  </figure>`;
}

/** A day on the learner's calendar, as people write it: `22 November 2026`. */
export function dayOf(at: Date): string {
  return at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** The top of the scale: a round number from 10 on that no points exceed. With all possible points at the top, a
 * beginner would see a flat line. */
function topOf(moments: readonly Moment[]): number {
  const highest = Math.max(10, ...moments.map(({ points }) => points));
  const power = 10 ** Math.floor(Math.log10(highest));
  // Half of the number is shown on the scale, and must be round, too.
  return power * ([1, 2, 4, 6, 8].find((times) => times * power >= highest) ?? 10);
}

function placeOf({ at, points }: Moment, from: Date, to: Date, top: number): [x: number, y: number] {
  const time = (at.getTime() - from.getTime()) / Math.max(1, to.getTime() - from.getTime());
  return [Math.round(time * width), Math.round((1 - points / top) * height * 10) / 10];
}
