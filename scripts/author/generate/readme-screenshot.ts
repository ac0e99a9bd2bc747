import { findKata } from '../../kata/catalog.ts';
import { viewOf } from '../../learner/watch/view.ts';
import { statusOf } from '../../progress/kata-status.ts';
import { openRunner } from '../../runner/runner.ts';
import { screenSvg } from './screen-svg.ts';

/** Path of the picture in the README, relative to the root. */
export const terminalPicture = 'docs/terminal.svg';

/** The picture for the README, made from a real run of a kata against one of its impostors. */
export async function drawReadmeScreenshot(): Promise<string> {
  const kata = findKata('45');
  const runner = await openRunner();
  const [result] = await runner.run([
    { kata, target: 'tests/impostors/45-value-objects/remainder-into-a-zero-share.ts' },
  ]);
  await runner.close();
  if (!result) throw new Error('There is no run to draw.');
  return screenSvg({ ...viewOf(kata, [statusOf(kata, result)]), result });
}
