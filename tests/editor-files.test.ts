import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { describe, expect, test } from 'vitest';
import { workbookRoot } from '../scripts/platform/workbook-root.ts';

// What an editor offers must be there when someone clicks on it.
const read = <Content>(path: string) => parse(readFileSync(join(workbookRoot, path), 'utf8')) as Content;

interface Task {
  label: string;
  type: string;
  script?: string;
  command?: string;
}

const { scripts, engines } = read<{ scripts: Record<string, string>; engines: { node: string } }>('package.json');
const { tasks } = read<{ tasks: Task[] }>('.vscode/tasks.json');
const { recommendations } = read<{ recommendations: string[] }>('.vscode/extensions.json');
const container = read<{
  image: string;
  postCreateCommand: string;
  customizations: { vscode: { extensions: string[] } };
}>('.devcontainer/devcontainer.json');

describe.each(tasks)('the task "$label"', ({ type, script, command }) => {
  test('starts something that is there', () => {
    if (type === 'npm') expect(scripts).toHaveProperty([script ?? '']);
    else {
      const [npx, bin = '', ...args] = (command ?? '').split(' ');
      expect(npx).toBe('npx');
      expect(existsSync(join(workbookRoot, 'node_modules', '.bin', bin)), bin).toBe(true);
      expect(args.join(' ')).toBe('run --project katas ${relativeFileDirname}/');
    }
  });
});

test('the container is a stock image of a Node that the workbook runs on', () => {
  const [, major] = /^mcr\.microsoft\.com\/devcontainers\/typescript-node:(\d\d)$/.exec(container.image) ?? [];
  expect(Number(major)).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]));
  expect(container.postCreateCommand).toBe('npm install');
});

test('the container has the extensions that the editor recommends', () => {
  expect(container.customizations.vscode.extensions).toEqual(recommendations);
});
