import { join } from 'node:path';
import { findKata } from '../../kata/catalog.ts';
import { reverseScreenLines } from '../../learner/reverse/reverse-screen.ts';
import { reverseViewOf } from '../../learner/reverse/reverse-view.ts';
import { screenLines } from '../../learner/watch/ui/screen.ts';
import { viewOf } from '../../learner/watch/view.ts';
import { statusOf } from '../../progress/kata-status.ts';
import { reverseStatusOf } from '../../progress/reverse-status.ts';
import { exploreLaws } from '../../reverse/explore-laws.ts';
import { contestantsOf } from '../../reverse/impostor-record.ts';
import { judgeLaws } from '../../reverse/judge-laws.ts';
import { reverseKataOf } from '../../reverse/reverse-kata.ts';
import { pointsOfScores } from '../../reverse/score.ts';
import type { Runner } from '../../runner/runner.ts';
import { screenSvg } from './screen-svg.ts';

/** Draws the pictures in the README from real runs. The keys are their paths, relative to the root. */
export async function drawReadmePictures(runner: Runner): Promise<Map<string, string>> {
  return new Map([
    ['docs/terminal.svg', await drawKata(runner)],
    ['docs/reverse.svg', await drawReverseKata(runner)],
  ]);
}

/** The learner's loop with one of a kata's impostors. */
async function drawKata(runner: Runner): Promise<string> {
  const kata = findKata('45');
  const [result] = await runner.run([
    { kata, target: 'tests/impostors/45-value-objects/remainder-into-a-zero-share.ts' },
  ]);
  if (!result) throw new Error('There is no run to draw.');
  const view = { ...viewOf(kata, [statusOf(kata, result)]), result };
  return screenSvg("The learner's loop with a broken law", (paint) => screenLines(view, paint));
}

/** The loop of a reverse kata with laws whose inputs are too tame. */
async function drawReverseKata(runner: Runner): Promise<string> {
  const kata = findKata('54');
  const reverse = reverseKataOf(kata);
  const { right, visible } = contestantsOf(kata);
  const judging = {
    kata,
    file: join(kata.root, 'tests', 'reverse', 'tame', kata.slug, 'no-failures.laws.ts'),
    command: `npm start ${reverse.id}`,
    right,
    impostors: visible,
  };
  const result = await runner.withProject('laws', async (run) =>
    exploreLaws(run, judging, await judgeLaws(run, judging)),
  );
  const { earned } = pointsOfScores(result.scores);
  const status = { ...reverseStatusOf(reverse, undefined), state: 'started' as const, earned: Math.floor(earned) };
  const view = reverseViewOf(reverse, status, result);
  return screenSvg('The loop of a reverse kata with laws that reject some impostors', (paint) =>
    reverseScreenLines(view, paint),
  );
}
