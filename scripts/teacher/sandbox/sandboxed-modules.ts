import { join } from 'node:path';
import { parseSync, type Plugin } from 'vite';
import { isInside, toForwardSlashes } from '../../../katas/support/paths.ts';
import { kataOf, targetOf } from '../../../katas/support/target.ts';
import { compiledName } from './compiled-file.ts';

const here = import.meta.dirname;

/**
 * Puts the sandbox between tests and submissions. In the process that runs Vite and collects the results, a file of a
 * submission only lists its exports. Its source is never loaded there.
 *
 * @param root the workbook's folder
 * @param stage the folder that contains the prepared submissions
 * @param needed returns the names that a kata's tests import from one of its files
 */
export function sandboxedModules(
  root: string,
  stage: string,
  needed: (slug: string, file: string) => readonly string[],
): Plugin {
  const sandbox = JSON.stringify(toForwardSlashes(join(here, 'sandboxed-kata.ts')));
  const canaries = JSON.stringify(toForwardSlashes(join(here, 'canaries.ts')));
  return {
    name: 'sandboxed-modules',
    enforce: 'pre',
    load(id) {
      const file = id.split('?')[0] ?? id;
      if (targetOf(id) === undefined || !isInside(file, stage)) return null;
      const [folder, name] = [file.slice(0, file.lastIndexOf('/')), file.slice(file.lastIndexOf('/') + 1)];
      const sandboxArgs = [join(folder, compiledName), folder, name].map((one) => JSON.stringify(one)).join(', ');
      const names = needed(kataOf(file) ?? '', name);
      return [
        `import { loadSandboxed } from ${sandbox};`,
        `const { exports: sandboxed } = await loadSandboxed(${sandboxArgs});`,
        ...names.map((one) => `export const ${one} = sandboxed[${JSON.stringify(one)}];`),
      ].join('\n');
    },
    transform(code, id) {
      const file = id.split('?')[0] ?? id;
      if (!isInside(file, join(root, 'katas'))) return null;
      const frozen = withFrozenClasses(code);
      if (!file.endsWith('.test.ts')) return { code: frozen, map: null };
      // Added before and after the code, without moving any line.
      const importLine = `import { plantCanaries as __plantCanaries } from ${canaries};`;
      const plantCall = '__plantCanaries();';
      return { code: [`${plantCall} ${frozen}`, plantCall, importLine].join('\n'), map: null };
    },
  };
}

/**
 * The code of one of the workbook's modules, which also freezes the classes that it declares. Submissions get their
 * instances, and must not change them.
 */
export function withFrozenClasses(code: string): string {
  const freezing = parseSync('module.ts', code).program.body.flatMap((node) => {
    const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    if (declared?.type !== 'ClassDeclaration' || !declared.id) return [];
    const { name } = declared.id;
    return [`Object.freeze(${name}.prototype); Object.freeze(${name});`];
  });
  return [code, ...freezing].join('\n');
}
