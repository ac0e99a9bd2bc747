import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findKata } from '../kata/catalog.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { runCommand } from '../platform/run-command.ts';
import { findingsOf, prove } from '../author/verify/prove.ts';
import { openRunner } from '../runner/runner.ts';

// Before a commit: format and lint of what is staged, and the proof of each kata that it touches. Changes nothing.
await runCommand(async () => {
  const staged = execFileSync('git', ['diff', '--cached', '--name-only', '--diff-filter=ACMR', '-z'], {
    encoding: 'utf8',
  })
    .split('\0')
    .filter((path) => path !== '' && existsSync(path));
  if (!passes('prettier', ['--check', '--ignore-unknown', '--log-level', 'warn', ...staged], 'npm run format'))
    return 1;
  const code = staged.filter((path) => /\.[cm]?[jt]s$/.test(path));
  if (code.length > 0 && !passes('oxlint', ['--quiet', '--deny-warnings', ...code], 'npx oxlint --fix')) return 1;
  return proveStaged(staged);
});

function passes(tool: string, args: readonly string[], remedy: string): boolean {
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${tool}`, args, {
    cwd: workbookRoot,
    encoding: 'utf8',
  });
  if (status !== 0) console.error(`${stdout}${stderr}Not committed. Try: ${remedy}`);
  return status === 0;
}

async function proveStaged(staged: readonly string[]): Promise<number> {
  const slugs = new Set(
    staged.flatMap((path) => /^(?:katas|solutions|tests\/\w+)\/(\d\d-[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const katas = [...slugs]
    .filter((slug) => existsSync(join(workbookRoot, 'katas', slug)))
    .map((slug) => findKata(slug));
  if (katas.length === 0) return 0;
  const runner = await openRunner();
  const findings = (await prove(runner, katas)).flatMap(findingsOf);
  await runner.close();
  findings.forEach((finding) => console.error(finding));
  if (findings.length > 0)
    console.error(`Not committed. Try: npm run prove -- ${katas.map(({ number }) => number).join(' ')}`);
  return findings.length > 0 ? 1 : 0;
}
