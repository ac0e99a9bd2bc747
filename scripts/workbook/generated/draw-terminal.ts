import { findKata } from '../catalog.ts';
import { standingOf } from '../progress/standing.ts';
import { openRunner } from '../run.ts';
import { readStatement } from '../statement.ts';
import { pictureOf } from './picture.ts';

/** Path of the picture in the README, relative to the root. */
export const terminalPicture = 'docs/terminal.svg';

/** The picture for the README, made from a real run of a kata against one of its impostors. */
export async function drawTerminal(): Promise<string> {
  const kata = findKata('45');
  const runner = await openRunner();
  const [result] = await runner.run([
    { kata, target: 'tests/impostors/45-value-objects/remainder-into-a-zero-share.ts' },
  ]);
  await runner.close();
  if (!result) throw new Error('There is no run to draw.');
  const { title } = readStatement(kata.statement);
  const book = [standingOf(kata, result)];
  return pictureOf({
    kata,
    title,
    result,
    running: false,
    changes: undefined,
    book,
    list: undefined,
    panel: undefined,
    question: undefined,
  });
}
