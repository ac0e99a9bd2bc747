import type { RunFiles } from '../runner/run-files.ts';
import { runLaws, type Judging } from './judge-laws.ts';
import { isComplete, isValid, type LawReach, type MissingInput, type ReverseResult } from './result.ts';

/**
 * Finds out more about valid laws than a save waits for. While impostors survive: whether a law would reject one of
 * them with the inputs of the kata's own laws. Once all are rejected: which laws the others make superfluous.
 */
export async function exploreLaws(run: RunFiles, judging: Judging, result: ReverseResult): Promise<ReverseResult> {
  if (!isValid(result)) return result;
  if (isComplete(result)) return { ...result, reach: await reachOfLaws(run, judging) };
  const missingInput = await findMissingInput(run, judging, result);
  return missingInput ? { ...result, missingInput } : result;
}

/**
 * A law and an input with which it would reject a survivor. Only laws that accept every correct solution with those
 * inputs count, because another input may need another law.
 */
async function findMissingInput(
  run: RunFiles,
  { file, kata, right }: Judging,
  { impostors }: ReverseResult,
): Promise<MissingInput | undefined> {
  const options = { inputsFrom: kata.tests };
  const ofRight = await runLaws(
    run,
    file,
    right.map(({ target }) => ({ target, options })),
  );
  const isRight = (title: string) =>
    ofRight.every(({ outcomes }) => outcomes.some((one) => one.title === title && one.state === 'accepted'));
  if (!ofRight[0]?.outcomes.some(({ title }) => isRight(title))) return undefined;
  for (const { impostor, rejection } of impostors) {
    if (rejection) continue;
    // One at a time: the first one that is found ends this, and so does a save.
    // oxlint-disable-next-line no-await-in-loop
    const [report] = await runLaws(run, file, [{ target: impostor.target, options }]);
    const found = report?.outcomes.find(({ title, state }) => state === 'rejected' && isRight(title));
    const inputs = found?.failure?.broken?.inputs;
    if (found && inputs) return { law: found.title, impostor: impostor.name, inputs };
  }
  return undefined;
}

/** How many impostors each law rejects. All laws run against each impostor, unlike in a judgement. */
async function reachOfLaws(run: RunFiles, { file, impostors }: Judging): Promise<LawReach[]> {
  const reports = await runLaws(run, file, impostors);
  const rejected = reports.map(({ outcomes }) =>
    outcomes.filter(({ state }) => state === 'rejected').map(({ title }) => title),
  );
  const laws = reports[0]?.outcomes.filter(({ isExample }) => !isExample).map(({ title }) => title) ?? [];
  return laws.map((law) => {
    const some = rejected.filter((titles) => titles.includes(law));
    return { law, rejected: some.length, alone: some.filter((titles) => titles.length === 1).length };
  });
}
