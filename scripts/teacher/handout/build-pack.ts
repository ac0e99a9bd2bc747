import type { CandidateSolution } from '../../kata/catalog.ts';
import type { ImpostorRecord } from '../../reverse/record-format.ts';
import { packText } from '../../reverse/pack.ts';

/** Whether the text of a file is needed to build packs. */
export function isPackable(path: string): boolean {
  return /^(?:tests\/reverse\/[^/]+\.json|(?:solutions|tests\/(?:impostors|variants))\/\d\d-.+\.ts)$/.test(path);
}

/**
 * The packs of all reverse katas, by slug of the kata: the reference, and what a learner may see of the variants and
 * impostors. They contain nothing about what is held back.
 *
 * @param texts of the workbook's files by path, as far as `isPackable` says
 */
export function buildPacks(texts: ReadonlyMap<string, string>): Map<string, string> {
  const slugs = [...texts.keys()].flatMap((path) => /^tests\/reverse\/(\d\d-[^/]+)\.json$/.exec(path)?.[1] ?? []);
  return new Map(slugs.map((slug) => [slug, buildPack(slug, texts)]));
}

function buildPack(slug: string, texts: ReadonlyMap<string, string>): string {
  const record = JSON.parse(texts.get(`tests/reverse/${slug}.json`) ?? '{}') as ImpostorRecord;
  const { visible, heldBackVariant, distinctions, rejectedBy } = record;
  const below = (folder: string) => [...texts.keys()].filter((path) => path.startsWith(`${folder}/`)).toSorted();
  const solution = below(`solutions/${slug}`);
  const names = solution.map((path) => path.split('/').at(-1) ?? '');
  const candidate = (target: string): CandidateSolution => {
    const paths = texts.has(target) ? [target] : below(target);
    const first = paths.find((path) => path === target || names.includes(path.slice(target.length + 1))) ?? '';
    const [line = ''] = (texts.get(first) ?? '').split('\n');
    const name = target.split('/').at(-1)?.replace(/\.ts$/, '') ?? '';
    return { target, name, firstLine: line.replace(/^\/\/ ?/, '') };
  };
  const targetsIn = (folder: string) => [
    ...new Set(
      below(folder).map((path) =>
        path
          .split('/')
          .slice(0, folder.split('/').length + 1)
          .join('/'),
      ),
    ),
  ];
  const impostors = targetsIn(`tests/impostors/${slug}`)
    .map(candidate)
    .filter(({ name }) => visible.includes(name));
  const variants = targetsIn(`tests/variants/${slug}`)
    .map(candidate)
    .filter(({ name }) => name !== heldBackVariant);
  const paths = [...impostors, ...variants].flatMap(({ target }) => (texts.has(target) ? [target] : below(target)));
  const onlyVisible = <T>(all: Record<string, T>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => visible.includes(name)));
  return packText({
    record: {
      ...record,
      plain: [],
      heldBack: [],
      heldBackVariant: '',
      distinctions: onlyVisible(distinctions),
      rejectedBy: onlyVisible(rejectedBy),
    },
    impostors,
    variants,
    files: Object.fromEntries([...solution, ...paths].map((path) => [path, texts.get(path) ?? ''])),
  });
}
