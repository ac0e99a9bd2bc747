import type { RunFiles } from '../runner/run-files.ts';
import { runLaws, type Judging } from './judge-laws.ts';
import { isComplete, isValid, type LawReach, type MissingInput, type ReverseResult } from './result.ts';

/**
 * Finds out more about valid laws than there is time for when a learner saves. While impostors survive: whether a law
 * would reject one of them with the inputs of the kata's own laws. Once all are rejected: which laws the others make
 * redundant.
 */
export async function exploreLaws(run: RunFiles, judging: Judging, result: ReverseResult): Promise<ReverseResult> {
  if (!isValid(result)) return result;
  if (isComplete(result)) return { ...result, reach: await reachOf(run, judging, result) };
  const missingInput = await findMissingInput(run, judging, result);
  return missingInput ? { ...result, missingInput } : result;
}

/**
 * A law and an input with which it would reject a survivor. Only laws that accept every correct solution with the
 * inputs of the kata count, because a law may be wrong about inputs for which it was not written.
 */
async function findMissingInput(
  run: RunFiles,
  { file, kata, right }: Judging,
  { impostors }: ReverseResult,
): Promise<MissingInput | undefined> {
  const options = { inputsFrom: kata.tests };
  const reportsOnRight = await runLaws(
    run,
    file,
    right.map(({ target }) => ({ target, options })),
  );
  const acceptsAllRight = (title: string) =>
    reportsOnRight.every(({ outcomes }) => outcomes.some((one) => one.title === title && one.state === 'accepted'));
  if (!reportsOnRight[0]?.outcomes.some(({ title }) => acceptsAllRight(title))) return undefined;
  for (const { impostor, rejection } of impostors) {
    if (rejection) continue;
    // One at a time: the first one that is found ends this, and so does a save.
    // oxlint-disable-next-line no-await-in-loop
    const [report] = await runLaws(run, file, [{ target: impostor.target, options }]);
    const found = report?.outcomes.find(({ title, state }) => state === 'rejected' && acceptsAllRight(title));
    const inputs = found?.failure?.broken?.inputs;
    if (found && inputs) return { law: found.title, impostor: impostor.name, inputs };
  }
  return undefined;
}

/** How many impostors each law rejects. All laws run against each impostor, unlike in a judgement. */
async function reachOf(run: RunFiles, { file, impostors }: Judging, { scores }: ReverseResult): Promise<LawReach[]> {
  const basic = new Set(scores.filter(({ rule }) => rule.stars === 1).map(({ rule }) => rule.number));
  const reports = await runLaws(run, file, impostors);
  const rejecting = reports.map(({ outcomes }, i) => {
    const doExamplesCount = impostors[i]?.rules.some((rule) => basic.has(rule)) === true;
    return outcomes
      .filter(({ state, isExample }) => state === 'rejected' && (doExamplesCount || !isExample))
      .map(({ title }) => title);
  });
  return reachOfLaws(reports[0]?.outcomes.map(({ title }) => title) ?? [], rejecting);
}

/**
 * What each law contributes.
 *
 * @param laws the titles in the order of the file. Of two laws that reject the same, the later one is redundant.
 * @param rejecting for each impostor, the titles of the laws that reject it
 */
export function reachOfLaws(laws: readonly string[], rejecting: readonly (readonly string[])[]): LawReach[] {
  const needed = new Set(laws);
  for (const law of laws.toReversed()) {
    const others = [...needed].filter((one) => one !== law);
    const isNeeded = rejecting.some((titles) => titles.includes(law) && !others.some((one) => titles.includes(one)));
    if (!isNeeded) needed.delete(law);
  }
  return laws.map((law) => {
    const rejections = rejecting.filter((titles) => titles.includes(law));
    const alone = rejections.filter((titles) => titles.length === 1).length;
    return { law, rejected: rejections.length, alone, isRedundant: !needed.has(law) };
  });
}
