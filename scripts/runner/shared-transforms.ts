import { basename, join, relative } from 'node:path';
import type { Plugin, TransformResult } from 'vite';
import { isInside, toForwardSlashes } from '../../katas/support/paths.ts';
import { kataOf, resolveKataImport, targetOf, withTarget, type Disk } from '../../katas/support/target.ts';

/**
 * Transforms the tests and models of a kata once, and not for each of its hundred targets. For another target, only the
 * URLs of the kata's own files in the transformed code differ. This saves a quarter of the time of a proof.
 *
 * @param root the workbook's folder
 * @param defaultTarget the target for which they are transformed: a folder that contains katas
 * @param disk where the files are
 * @param showsPlaces whether Vitest is to find the lines of errors for every target, for which it keeps the code of
 *   each
 */
export function sharedTransforms(
  root: string,
  defaultTarget: string,
  { disk, showsPlaces = false }: { disk?: Disk; showsPlaces?: boolean } = {},
): Plugin {
  return {
    name: 'kata-shared-transforms',
    configureServer({ environments }) {
      for (const environment of Object.values(environments)) {
        const transform = environment.transformRequest.bind(environment);
        environment.transformRequest = async (url) => {
          const [path = '', query] = url.split('?');
          const target = query === undefined ? undefined : targetOf(url);
          if (target === undefined || target === defaultTarget || !/\.(?:test|model|laws)\.ts$/.test(path))
            return transform(url);
          const result = await transform(withTarget(path, defaultTarget));
          const retargeted = result && retarget(result, { root, path, defaultTarget, target, disk });
          if (!retargeted) return transform(url);
          // Vitest looks for the source map there.
          const module = showsPlaces ? await environment.moduleGraph.getModuleByUrl(url) : undefined;
          if (module) module.transformResult = retargeted;
          return retargeted;
        };
      }
    },
  };
}

/** The result with the URLs for another target. Undefined if either target lacks one of the kata's own files. */
function retarget(
  result: TransformResult,
  {
    root,
    path,
    defaultTarget,
    target,
    disk,
  }: { root: string; path: string; defaultTarget: string; target: string; disk: Disk | undefined },
): TransformResult | undefined {
  // A file that the default target lacks was not redirected, and so cannot be redirected to another target here.
  let isComplete = !new RegExp(`"/katas/${kataOf(path)}/[^"?\\n]*"`).test(result.code);
  const urls = new RegExp(`"(/[^"\\\\\\n]*)${withTarget('', defaultTarget).replace('?', '\\?')}"`, 'g');
  const code = result.code.replaceAll(urls, (_, url: string) => {
    const file = resolveKataImport(root, join(root, path), `./${basename(url)}`, target, disk);
    if (file === undefined) isComplete = false;
    return JSON.stringify(withTarget(urlOf(root, file ?? ''), target));
  });
  if (!isComplete) return undefined;
  // What else Vitest and Vite record in a result, such as where its code was written, is true only for its own target.
  return { code, map: result.map };
}

/** The URL with which Vite loads a file: `/solutions/45-value-objects/money.ts`, `/@fs/tmp/45-value-objects/money.ts`. */
function urlOf(root: string, file: string): string {
  return isInside(file, root)
    ? `/${toForwardSlashes(relative(root, file))}`
    : `/@fs/${toForwardSlashes(file).replace(/^\//, '')}`;
}
