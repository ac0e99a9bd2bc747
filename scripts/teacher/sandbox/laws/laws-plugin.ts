import { join } from 'node:path';
import type { Plugin } from 'vite';
import { isInside, toForwardSlashes } from '../../../../katas/support/paths.ts';
import { kataOf, locateKataFile, targetOf, withTarget } from '../../../../katas/support/target.ts';
import { compiledName } from '../compiled-file.ts';
import { withFrozenClasses } from '../sandboxed-modules.ts';

const here = import.meta.dirname;

/** The exports of a kata's files that laws may see, by the files' names. */
export type SeenExports = ReadonlyMap<string, readonly string[]>;

/**
 * The address under which laws run against a solution.
 *
 * @param skipped the titles of laws that are no longer run
 */
export function gradedLawsAddress(file: string, target: string, skipped: readonly string[] = []): string {
  return `${withTarget(file, target)}&${new URLSearchParams({ skipped: JSON.stringify(skipped) })}`;
}

/**
 * Puts the sandbox around a student's laws. In the process that runs Vite and collects the results, the file with the
 * laws only lists the solution's modules. Its source is never loaded there.
 *
 * @param root the workbook's folder
 * @param stage the folder that contains the prepared submissions
 * @param seen returns the exports that laws about a kata may see
 */
export function lawsPlugin(root: string, stage: string, seen: (slug: string) => SeenExports): Plugin {
  const sandbox = JSON.stringify(toForwardSlashes(join(here, 'sandboxed-laws.ts')));
  const canaries = JSON.stringify(toForwardSlashes(join(here, '..', 'canaries.ts')));
  return {
    name: 'sandboxed-laws',
    enforce: 'pre',
    load(id) {
      const file = id.split('?')[0] ?? id;
      const target = targetOf(id);
      const slug = kataOf(file);
      if (target === undefined || slug === undefined || !isInside(file, stage)) return null;
      const [folder, name] = [file.slice(0, file.lastIndexOf('/')), file.slice(file.lastIndexOf('/') + 1)];
      const skipped = JSON.parse(new URLSearchParams(id.split('?')[1]).get('skipped') ?? '[]') as string[];
      const laws = { compiled: join(folder, compiledName), folder, name, skipped };
      const modules = [...seen(slug)].map(([kataFile, names], i) => ({
        kataFile,
        names,
        alias: `solution${i}`,
        from: withTarget(locateKataFile(root, slug, kataFile, target) ?? kataFile, target),
      }));
      return [
        `import { runSandboxedLaws } from ${sandbox};`,
        `import { plantCanaries } from ${canaries};`,
        ...modules.map(({ alias, from }) => `import * as ${alias} from ${JSON.stringify(from)};`),
        `plantCanaries();`,
        `await runSandboxedLaws(${JSON.stringify(laws)}, {`,
        ...modules.map(
          ({ kataFile, names, alias }) =>
            `  ${JSON.stringify(kataFile)}: { module: ${alias}, names: ${JSON.stringify(names)} },`,
        ),
        `});`,
        `plantCanaries();`,
      ].join('\n');
    },
    transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (!isInside(file, join(root, 'katas', 'support'))) return null;
      return { code: withFrozenClasses(code), map: null };
    },
  };
}
