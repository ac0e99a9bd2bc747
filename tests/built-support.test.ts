import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { builtSupport, buildSupport } from '../scripts/runner/built-support.ts';
import { withFrozenClasses } from '../scripts/teacher/sandbox/sandboxed-modules.ts';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';

let root = '';
let source = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'built-support-'));
  source = join(root, 'katas', 'support');
  mkdirSync(source, { recursive: true });
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(source, 'law.ts'), "import { two } from './two.ts';\nexport const four: number = two + two;\n");
  writeFileSync(join(source, 'two.ts'), 'export const two = 2;\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const built = () => buildSupport(source, join(root, 'node_modules'));
const load = (folder: string, name: string) => import(/* @vite-ignore */ pathToFileURL(join(folder, name)).href);

describe('the modules that laws need are built', () => {
  test('once for the same text', async () => {
    const folder = await built();
    expect(await built()).toBe(folder);
    expect(await load(folder, 'law.mjs')).toMatchObject({ four: 4 });
    expect(await load(folder, 'two.mjs')).toMatchObject({ two: 2 });
  });

  test('again when one of them has changed', async () => {
    const before = await built();
    writeFileSync(join(source, 'two.ts'), 'export const two = 20;\n');
    const after = await built();
    expect(after).not.toBe(before);
    expect(await load(after, 'law.mjs')).toMatchObject({ four: 40 });
  });

  test('a second time for the sandbox, where they freeze their classes', async () => {
    writeFileSync(join(source, 'two.ts'), 'export class Two {}\nexport const two = 2;\n');
    const frozen = await buildSupport(source, join(root, 'node_modules'), { transform: withFrozenClasses });
    expect(frozen).not.toBe(await built());
    const { Two } = (await load(frozen, 'two.mjs')) as { Two: object };
    expect(Object.isFrozen(Two)).toBe(true);
    const usual = (await load(await built(), 'two.mjs')) as { Two: object };
    expect(Object.isFrozen(usual.Two)).toBe(false);
  });

  test('by two processes at once, without leaving anything half done', async () => {
    const [one, other] = await Promise.all([built(), built()]);
    expect(one).toBe(other);
    expect(readdirSync(join(one, '..'))).toEqual([basename(one)]);
  });

  test('where node_modules is a link, at its real address', async () => {
    const linked = join(root, 'linked');
    symlinkSync(join(root, 'node_modules'), linked, 'dir');
    expect(await buildSupport(source, linked)).toBe(await built());
  });

  test('and what was built a month ago from another text is removed', async () => {
    const old = await built();
    utimesSync(old, 0, 0);
    writeFileSync(join(source, 'two.ts'), 'export const two = 3;\n');
    const folder = await built();
    expect(readdirSync(join(folder, '..'))).toEqual([basename(folder)]);
  });

  test('not if they cannot be', async () => {
    writeFileSync(join(source, 'two.ts'), 'export const = 2;\n');
    await expect(built()).rejects.toThrow();
    expect(readdirSync(join(root, 'node_modules', '.cache', 'architecture-katas'))).toEqual([]);
  });
});

describe('an import of a module that laws need', () => {
  /** What the plugin makes of an import, after Vitest has been configured. */
  const resolved = async (specifier: string, importer: string, watch = false) => {
    const { config, configureVitest, resolveId } = builtSupport(root) as unknown as Hooks;
    const settings = await config();
    configureVitest({ vitest: { config: { watch } } });
    return { id: resolveId(specifier, importer), settings };
  };

  interface Hooks {
    config: () => Promise<{ test?: { execArgv: string[] } }>;
    configureVitest: (context: { vitest: { config: { watch: boolean } } }) => void;
    resolveId: (specifier: string, importer: string) => string | null;
  }

  test('gets the built one, from any target of a kata', async () => {
    const test = join(root, 'katas', '45-value-objects', 'value-objects.test.ts?as=solutions');
    const { id, settings } = await resolved('../support/law.ts', test);
    expect(await load(id ?? '', '')).toMatchObject({ four: 4 });
    expect(settings.test?.execArgv).toEqual(['--import', pathToFileURL(id ?? '').href]);
  });

  test.each(['../support/law.js', '../support/law'])('gets the built one as %s', async (specifier) => {
    const { id } = await resolved(specifier, join(root, 'katas', '45-value-objects', 'value-objects.ts'));
    expect(await load(id ?? '', '')).toMatchObject({ four: 4 });
  });

  test('gets the built one if it names the whole path, because a module must not be loaded twice', async () => {
    const { id } = await resolved(join(source, 'law.ts'), join(root, '.cache', 'starters', 'value-objects.ts'));
    expect(await load(id ?? '', '')).toMatchObject({ four: 4 });
  });

  test('gets the module itself while files are watched', async () => {
    const test = join(root, 'katas', '45-value-objects', 'value-objects.test.ts');
    expect(await resolved('../support/law.ts', test, true)).toMatchObject({ id: null });
  });

  test('gets the module itself where nothing can be written', async () => {
    rmSync(join(root, 'node_modules'), { recursive: true });
    const test = join(root, 'katas', '45-value-objects', 'value-objects.test.ts');
    expect(await resolved('../support/law.ts', test)).toEqual({ id: null, settings: {} });
  });

  test.each(['./value-objects.ts', 'fast-check', '../support/other.ts', '../46-aggregate-root/support/law.ts'])(
    'is not %s',
    async (specifier) => {
      const test = join(root, 'katas', '45-value-objects', 'value-objects.test.ts');
      expect(await resolved(specifier, test)).toMatchObject({ id: null });
    },
  );
});

describe('a module of scripts that processes load', () => {
  const runner = join(workbookRoot, 'scripts', 'runner', 'supervisor', 'rule-runner.ts');
  const sources = join(workbookRoot, 'katas', 'support');

  test('is built with everything that it imports, and shares the modules of the laws', async () => {
    const folder = await buildSupport(sources, join(workbookRoot, 'node_modules'), { others: [runner] });
    const code = readFileSync(join(folder, 'scripts', 'runner', 'supervisor', 'rule-runner.mjs'), 'utf8');
    expect(code).toMatch(/from ['"][./]+shared\/laws\.mjs['"]/);
    expect(code).not.toMatch(/from ['"][^'"]*\.ts['"]/);
  });

  test('is found by its path alone, which is how Vitest loads a runner', async () => {
    const { config, resolveId } = builtSupport(workbookRoot, { others: [runner] }) as unknown as {
      config: () => Promise<unknown>;
      resolveId: (specifier: string, importer?: string) => string | null;
    };
    await config();
    expect(basename(resolveId(runner) ?? '')).toBe('rule-runner.mjs');
    expect(resolveId('./rule-runner.ts', join(runner, '..', 'other.ts'))).toBe(resolveId(runner));
    expect(resolveId(join(runner, '..', 'built-ins.ts'))).toBeNull();
    expect(resolveId('rule-runner.ts')).toBeNull();
  });
});

test('each module of the workbook exports the same when it is built', async () => {
  const support = join(workbookRoot, 'katas', 'support');
  const folder = await buildSupport(support, join(workbookRoot, 'node_modules'));
  const names = readdirSync(support).filter((name) => name.endsWith('.ts'));
  for (const name of names) {
    const source: object = await import(join(support, name));
    const module: object = await load(folder, name.replace(/\.ts$/, '.mjs'));
    expect([name, ...Object.keys(module)].toSorted()).toEqual([name, ...Object.keys(source)].toSorted());
  }
});
