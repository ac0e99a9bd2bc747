import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { impostorFiles } from '../author/verify/impostor-from-gap.ts';
import { findKata } from '../kata/catalog.ts';
import { parseGap } from '../kata/gap.ts';
import { callerFolder } from '../platform/cli/caller-folder.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

const command = defineCommand('impostor', {
  about: 'Turns a gap that a learner has reported into an impostor. The proof fails until a law rejects it.',
  examples: [['45 gap-45-value-objects.md loses-a-cent', '']],
})
  .argument('[kata]', kataHelp)
  .argument('[file]', 'the report of the learner')
  .argument('[name]', 'a name for the impostor: what it does wrong');
command.action((query, path, name) => {
  const example = 'npm run impostor -- 45 gap-45-value-objects.md loses-a-cent';
  if (query === undefined || path === undefined || name === undefined) {
    throw new UserError('A kata, a file and a name are needed', example);
  }
  const kata = findKata(query, undefined, 'npm run impostor --');
  const file = resolve(callerFolder(), path);
  if (!existsSync(file)) throw new UserError(`${path} does not exist`, example);
  const gap = parseGap(readFileSync(file, 'utf8'));
  if (gap?.slug !== kata.slug)
    throw new UserError(`${path} does not report a gap in ${kata.slug}`, 'npm run gap -- --help');
  const impostor = impostorFiles(kata, gap, name);
  const taken = impostor.map(([to]) => to).find((to) => existsSync(join(workbookRoot, to)));
  if (taken !== undefined) throw new UserError(`${taken} already exists`, `${example}-2`);
  for (const [to, text] of impostor) {
    mkdirSync(dirname(join(workbookRoot, to)), { recursive: true });
    writeFileSync(join(workbookRoot, to), text);
    console.log(`wrote ${to}`);
  }
  console.log(`The proof fails until a law rejects the impostor: npm run prove -- ${kata.number}`);
});

await runCommand(command);
