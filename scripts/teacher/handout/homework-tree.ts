import { isLawsFile, slugOf } from '../../kata/paths.ts';
import { buildPacks, isPackable } from './build-pack.ts';
import { packPath } from '../../reverse/pack.ts';
import type { Tree } from '../../platform/git/tree.ts';
import { homeworkIndex, homeworkPackage, homeworkReadme, homeworkTsconfig, keptCommands } from './homework-files.ts';

/** The files that are handed out unchanged. Files that are neither listed here nor rewritten below are left out. */
const handedOut = [
  /^(LICENSE|package-lock\.json|vitest\.config\.ts)$/,
  /^\.(editorconfig|gitattributes|gitignore|npmrc|prettierrc\.json)$/,
  /^\.(vscode|devcontainer)\//,
  /^\.github\/workflows\/katas\.yml$/,
  /^docs\/(terminal|reverse)\.svg$/,
  /^katas\/(support\/|\d\d-|(starters|tests)\.json$)/,
  /^schemas\//,
  // All rooms except the authors'. Of the commands, only the learner's and `grade`.
  /^scripts\/(?!author\/|testing\/|teacher\/handout\/|commands\/)/,
  new RegExp(`^scripts/commands/(${keptCommands.join('|')})\\.ts$`),
];

/** Files of which the homework branch has its own version, derived from the workbook's. */
const rewrittenFiles: Readonly<Record<string, (text: string) => string>> = {
  'README.md': homeworkReadme,
  'katas/README.md': homeworkIndex,
  'package.json': homeworkPackage,
  'tsconfig.json': homeworkTsconfig,
};

/** Whether the content of a file is needed to build homework. */
export function needsContent(path: string): boolean {
  return path in rewrittenFiles || isPackable(path);
}

/**
 * The homework branch: the katas, the code that runs them, the packs of reverse katas, and the learner's commands.
 *
 * @param texts of the files for which `needsContent` is true
 * @param store writes a text to git's store and returns its id
 */
export function homeworkTree(main: Tree, texts: ReadonlyMap<string, string>, store: (text: string) => string): Tree {
  const packs = buildPacks(texts);
  // Laws need the solutions and impostors that a pack has.
  const isUseful = (path: string) => !isLawsFile(path) || packs.has(slugOf(path) ?? '');
  const isHandedOut = (path: string) => handedOut.some((pattern) => pattern.test(path)) && isUseful(path);
  const tree = new Map([...main].filter(([path]) => isHandedOut(path)));
  for (const [path, rewrite] of Object.entries(rewrittenFiles)) {
    const entry = main.get(path);
    if (entry === undefined) throw new Error(`${path} is not in this commit.`);
    tree.set(path, `${entry.split(' ')[0]} ${store(rewrite(texts.get(path) ?? ''))}`);
  }
  for (const [slug, text] of packs) tree.set(packPath(slug), `100644 ${store(text)}`);
  return tree;
}
