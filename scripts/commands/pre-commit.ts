import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findKata, type Kata } from '../kata/catalog.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { setExitCode, runCommand } from '../platform/run-command.ts';
import { layOutStarters } from '../author/verify/handed-out-starters.ts';
import { findingsOf, prove } from '../author/verify/prove.ts';
import { openRunner } from '../runner/runner.ts';

/** The maximum number of katas that are proved, because a commit should take only a few seconds. */
const maxProvedKatas = 2;

// `.husky/pre-commit` decides when it runs, and which staged files are an author's.
const command = defineCommand('pre-commit', {
  about: `Runs before an author's commit. Checks the format of staged files, and proves the katas whose laws, solutions,
impostors or variants are staged. Changes nothing.`,
})
  .argument('[paths...]', 'the staged files, from the root of the workbook')
  .action(async (paths) => {
    const staged = paths.filter((path) => existsSync(join(workbookRoot, path)));
    if (staged.length === 0) return;
    console.log(`Checking the format of ${staged.length === 1 ? '1 file' : `${staged.length} files`}.`);
    setExitCode(isFormatted(staged) ? await proveStagedKatas(staged) : 1);
  });

await runCommand(command);

function isFormatted(staged: readonly string[]): boolean {
  const prettier = join(workbookRoot, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
  const args = [prettier, '--check', '--ignore-unknown', '--log-level', 'warn', ...staged];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: workbookRoot, encoding: 'utf8' });
  if (status !== 0)
    console.error(`${stdout}${stderr}Not committed; git commit --no-verify skips the checks. Try: npm run format`);
  return status === 0;
}

/** Proves the katas of the staged files. Returns the exit code. */
async function proveStagedKatas(staged: readonly string[]): Promise<number> {
  const katas = katasOf(staged);
  if (katas.length === 0) return 0;
  const names = katas.map(({ slug }) => slug).join(', ');
  if (katas.length > maxProvedKatas) {
    console.log(`Not proved, because there are ${katas.length} katas: ${names}. Before you push, run: npm test`);
    return 0;
  }
  console.log(`Proving ${names}.`);
  const { starters, remove } = layOutStarters(katas, workbookRoot);
  const runner = await openRunner();
  const findings = await prove(runner, katas, { starters })
    .then((proofs) => proofs.flatMap(findingsOf))
    .finally(() => runner.close())
    .finally(remove);
  if (findings.length === 0) return 0;
  const numbers = katas.map(({ number }) => number).join(' ');
  console.error(
    `${findings.join('\n')}\nNot committed; git commit --no-verify skips the checks. Try: npm run prove -- ${numbers}`,
  );
  return 1;
}

function katasOf(staged: readonly string[]): Kata[] {
  const slugs = staged.flatMap((path) => /^(?:katas|solutions|tests\/\w+)\/(\d\d-[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(slugs)]
    .filter((slug) => existsSync(join(workbookRoot, 'katas', slug)))
    .map((slug) => findKata(slug));
}
