import { findKata, listKatas } from '../kata/catalog.ts';
import { setExitCode, runCommand } from '../platform/run-command.ts';
import { checkStryker } from '../author/verify/check-stryker.ts';
import { mutantCommand, type MutantOptions } from '../author/verify/mutant-options.ts';
import { checkSemantic } from '../author/verify/semantic/check-semantic.ts';
import { openRunner } from '../runner/runner.ts';

await runCommand(mutantCommand(checkMutants));

async function checkMutants(options: MutantOptions): Promise<void> {
  const katas = options.katas.length > 0 ? options.katas.map((query) => findKata(query)) : listKatas();
  const runner = await openRunner();
  let findings = 0;
  for (const kata of katas) {
    findings += options.semantic
      ? await checkSemantic(runner, kata, options)
      : await checkStryker(runner, kata, options.json);
  }
  await runner.close();
  setExitCode(findings > 0 ? 1 : 0);
}
