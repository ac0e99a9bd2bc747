import { describe, expect, test } from 'vitest';
import { apiOf } from '../scripts/author/generate/api.ts';

const todo = "import { todo } from '../support/todo.ts';\n";

describe('the API block', () => {
  test('has the signatures that the learner writes, and names what the starter gives', () => {
    const starter = `${todo}
/** Where an order is. */
export type Status = 'OPEN' | 'PAID';

export interface Effects {
  charge(amount: number): void;
}

export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  // It calls todo('nothing') in a comment only.
  readonly why = "todo('nothing')";
}

export const limit = 3;
export const rates: readonly number[] = todo('the rates');

export abstract class Base {
  /** Runs the hooks. */
  run(): string {
    return todo('run the hooks');
  }

  protected abstract hook(): string;
}

export function pay(status: Status): void {
  todo('pay');
}

export function half(amount: number): number {
  return amount / 2;
}

function own(): void {
  todo('not exported');
}
`;
    expect(apiOf([['a.ts', starter]])).toBe(`const rates: readonly number[];

abstract class Base {
  run(): string;
  protected abstract hook(): string;
}
function pay(status: Status): void;

// given in the starter: Status, Effects, RefusedError, limit, half`);
  });

  test('breaks a long list of what is given', () => {
    const names = Array.from({ length: 20 }, (_, i) => `LongNameOfType${i}`);
    const block = apiOf([['a.ts', names.map((name) => `export type ${name} = string;`).join('\n')]]);
    const lines = block.split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.every((line) => line.startsWith('//'))).toBe(true);
    expect(lines.map((line) => line.slice(3)).join(' ')).toBe(`given in the starter: ${names.join(', ')}`);
  });

  test('has no note where nothing is given', () => {
    expect(apiOf([['a.ts', `${todo}export function run(): void {\n  todo('run');\n}\n`]])).toBe(
      'function run(): void;',
    );
  });

  const file = (name: string, ...imports: string[]): [string, string] => [
    `${name}.ts`,
    `${imports.map((other) => `import type { A } from './${other}.ts';\n`).join('')}${todo}export function ${name}(): void {\n  todo('it');\n}\n`,
  ];
  const orderOf = (...files: [string, string][]) =>
    [...apiOf(files).matchAll(/^\/\/ (\w+)\.ts$/gm)].map(([, one]) => one);

  test.each([
    ['two layers', [file('adapters', 'core'), file('core')], ['core', 'adapters']],
    [
      'four layers',
      [file('entities'), file('gates', 'cases'), file('main', 'gates', 'cases'), file('cases', 'entities')],
      ['entities', 'cases', 'gates', 'main'],
    ],
    ['equals by the alphabet', [file('b'), file('t', 'a', 'b'), file('a')], ['a', 'b', 't']],
    ['files that import each other', [file('b', 'a'), file('a', 'b')], ['a', 'b']],
    ['what is imported from elsewhere', [file('b', 'gone'), file('a')], ['a', 'b']],
  ] as const)('goes from the inside out: %s', (_, files, order) => {
    expect(orderOf(...files.map(([name, text]): [string, string] => [name, text]))).toEqual(order);
  });
});
