import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { contestantsOf } from '../../reverse/impostor-record.ts';
import { titleOf } from '../../reverse/result.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import { diffOf } from '../diff.ts';

/** The code of all impostors that a learner may see, each as its difference to the reference. */
export function impostorLines({ kata }: ReverseKata): string[] {
  return contestantsOf(kata).visible.flatMap((impostor, i) => {
    const differences = filesOf(join(kata.root, impostor.target), kata.files).flatMap(([name, file]) => {
      const reference = join(kata.root, 'solutions', kata.slug, name);
      return [
        existsSync(reference) ? `From the reference's ${name} (-) to the impostor's (+)` : name,
        '',
        ...diffOf(reference, file, false).trimEnd().split('\n'),
        '',
      ];
    });
    return [...(i > 0 ? [''] : []), titleOf(impostor), impostor.firstLine, '', ...differences];
  });
}

/** The files of an impostor, each with the name of the kata's file that it replaces. */
function filesOf(path: string, names: readonly string[]): [name: string, file: string][] {
  if (!statSync(path).isDirectory()) return [[names[0] ?? '', path]];
  return readdirSync(path).map((name) => [name, join(path, name)]);
}
