import type { Plugin } from 'vite';
import { resolveKataImport, targetOf, withTarget, type Disk } from '../../katas/support/target.ts';

/**
 * Runs a kata's unchanged tests against another target than the learner's file. `x.test.ts?as=solutions` imports the
 * kata's own files from there, and so do those files themselves.
 *
 * @param root the workbook's folder
 * @param defaultTarget of tests that are requested without a target; if undefined, the files next to the test
 * @param disk where the files are
 */
export function targetPlugin(root: string, defaultTarget?: string, disk?: Disk): Plugin {
  return {
    name: 'kata-redirect',
    enforce: 'pre',
    resolveId(specifier, importer) {
      if (importer === undefined) return null;
      const target = targetOf(importer) ?? defaultTarget;
      if (target === undefined) return null;
      const file = resolveKataImport(root, importer.split('?')[0] ?? importer, specifier, target, disk);
      return file === undefined ? null : withTarget(file, target);
    },
  };
}
