import { findKata, listKatas } from '../kata/catalog.ts';
import { runCommand } from '../platform/run-command.ts';
import { checkStryker } from '../author/verify/check-stryker.ts';
import { mutantUsage, readMutantOptions } from '../author/verify/mutant-options.ts';
import { checkSemantic } from '../author/verify/semantic/check-semantic.ts';
import { openRunner } from '../runner/runner.ts';

// For authors: which small changes to right code does no law reject?
//   npm run test:mutants -- 45
//   npm run test:mutants -- --semantic 45
await runCommand(async (args) => {
  const options = readMutantOptions(args);
  if (options.help) {
    console.log(mutantUsage);
    return 0;
  }
  const katas = options.katas.length > 0 ? options.katas.map((query) => findKata(query)) : listKatas();
  const runner = await openRunner();
  let findings = 0;
  for (const kata of katas) {
    findings += options.semantic
      ? await checkSemantic(runner, kata, options)
      : await checkStryker(runner, kata, options.json);
  }
  await runner.close();
  return findings > 0 ? 1 : 0;
});
