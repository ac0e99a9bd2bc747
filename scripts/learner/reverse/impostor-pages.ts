import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { UserError } from '../../platform/errors/user-error.ts';
import { contestantsOf } from '../../reverse/impostor-record.ts';
import { readPack } from '../../reverse/pack.ts';
import { titleOf } from '../../reverse/result.ts';
import { canBeGraded, type ReverseKata } from '../../reverse/reverse-kata.ts';
import { diffOf } from '../diff.ts';
import { isSolved } from './judge-reverse.ts';

/**
 * Shows all impostors that a learner may see: what each does wrong, and the diff from the reference to its code.
 *
 * @throws {UserError} on the homework branch, if the learner has not solved the kata yet, because the code is nearly a
 *   solution
 */
export function impostorLines(reverse: ReverseKata): string[] {
  const { kata } = reverse;
  const pack = canBeGraded(kata) ? undefined : readPack(kata);
  if (!pack) return linesIn(reverse, kata.root);
  if (!isSolved(reverse)) {
    const problem = `In homework, the code of the impostors is shown once you have solved kata ${kata.number}`;
    throw new UserError(problem, `npm start ${kata.number}`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'impostors-'));
  try {
    for (const [path, text] of Object.entries(pack.files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return linesIn(reverse, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param root the folder with the solutions and the impostors, which may be packed */
function linesIn({ kata }: ReverseKata, root: string): string[] {
  return contestantsOf(kata).visible.flatMap((impostor, i) => {
    const diffs = filesOf(join(root, impostor.target), kata.files).flatMap(([name, file]) => {
      const reference = join(root, 'solutions', kata.slug, name);
      return [
        existsSync(reference) ? `From the reference's ${name} (-) to the impostor's (+)` : name,
        '',
        ...diffOf(reference, file, false).trimEnd().split('\n'),
        '',
      ];
    });
    return [...(i > 0 ? [''] : []), titleOf(impostor), impostor.firstLine, '', ...diffs];
  });
}

/** The paths of an impostor's files, each with the name of the kata's file that it replaces. */
function filesOf(path: string, names: readonly string[]): [name: string, file: string][] {
  if (!statSync(path).isDirectory()) return [[names[0] ?? '', path]];
  return readdirSync(path).map((name) => [name, join(path, name)]);
}
