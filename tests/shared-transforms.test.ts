import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { toForwardSlashes } from '../katas/support/paths.ts';
import { withTarget } from '../katas/support/target.ts';
import { sharedTransforms } from '../scripts/runner/shared-transforms.ts';

const folder = mkdtempSync(join(tmpdir(), 'shared-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const root = join(folder, 'workbook');
const stage = join(folder, 'stage');
for (const path of ['katas/45-basket/basket.ts', 'solutions/45-basket/basket.ts', 'katas/45-basket/basket.model.ts'])
  write(join(root, path));
write(join(stage, '45-basket', 'basket.ts'));

function write(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
}

/** What Vite answers about each URL. */
let answers: Record<string, string>;
let asked: string[];
beforeEach(() => {
  asked = [];
});

const testFile = '/katas/45-basket/basket.test.ts';
const imports = (...urls: string[]) =>
  urls.map((url) => `await __vite_ssr_import__(${JSON.stringify(url)});`).join('\n');

async function transform(target: string): Promise<string | undefined> {
  const environment = {
    transformRequest: async (url: string): Promise<{ code: string; map: null } | null> => {
      asked.push(url);
      return { code: answers[url] ?? `the code for ${url}`, map: null };
    },
  };
  const plugin = sharedTransforms(root, 'solutions');
  (plugin.configureServer as (server: object) => void)({ environments: { ssr: environment } });
  return (await environment.transformRequest(withTarget(testFile, target)))?.code;
}

test('only the URLs differ from one target to another', async () => {
  const model = '/katas/45-basket/basket.model.ts';
  answers = {
    [withTarget(testFile, 'solutions')]: imports(
      withTarget('/solutions/45-basket/basket.ts', 'solutions'),
      withTarget(model, 'solutions'),
    ),
  };
  expect(await transform(stage)).toBe(
    imports(
      withTarget(`/@fs/${toForwardSlashes(join(stage, '45-basket', 'basket.ts')).replace(/^\//, '')}`, stage),
      withTarget(model, stage),
    ),
  );
  expect(asked).toEqual([withTarget(testFile, 'solutions')]);
});

test('tests of a kata without a solution are transformed for each target, and so never import the starter', async () => {
  answers = { [withTarget(testFile, 'solutions')]: imports('/katas/45-basket/basket.ts') };
  expect(await transform(stage)).toBe(`the code for ${withTarget(testFile, stage)}`);
});

test('so are tests that import a file which the target lacks', async () => {
  answers = {
    [withTarget(testFile, 'solutions')]: imports(withTarget('/solutions/45-basket/other.ts', 'solutions')),
  };
  expect(await transform(stage)).toBe(`the code for ${withTarget(testFile, stage)}`);
});
