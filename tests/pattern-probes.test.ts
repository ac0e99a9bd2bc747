import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportsOf, misplacedExports } from '../katas/support/exports.ts';
import { functionsCalled } from '../katas/support/functions-called.ts';
import { functionForms, inFunctionForm, inObjectForm, objectForms } from '../katas/support/plug-in.ts';
import { beyondInterface, standIn } from '../katas/support/stand-in.ts';
import { priced } from './fixtures/functions-called-by-tests.ts';

describe('functionsCalled', () => {
  const own = ['functions-called-by-tests.ts'];

  test('counts the calls of each action on its own, and of the named files only', () => {
    const label = Object.assign(priced, { cents: 5 });
    const calls = functionsCalled(own, [
      () => label.cents,
      () => label(),
      () => [label(), label()],
      () => [1, 2].map((n) => n),
    ]);
    const line = 'functions-called-by-tests.ts: priced';
    expect(calls).toEqual([[], [`${line}, 1 call`], [`${line}, 2 calls`], []]);
  });

  test('throws what an action throws, and counts again afterwards', () => {
    const failure = new Error('failed');
    const failing = () => {
      throw failure;
    };
    expect(() => functionsCalled(own, [failing])).toThrow(failure);
    expect(functionsCalled(own, [priced])).toEqual([['functions-called-by-tests.ts: priced, 1 call']]);
  });

  test('repeats the actions until the result is enough', () => {
    let rounds = 0;
    // Vite turns each export into a function of its file, so an import that is read in the action would count, too.
    const imported = priced;
    const action = () => {
      rounds += 1;
      imported();
    };
    const roundsUntil = (isEnough: () => boolean) => {
      rounds = 0;
      const calls = functionsCalled(own, [action], isEnough);
      return { rounds, calls };
    };
    const calls = [['functions-called-by-tests.ts: priced, 1 call']];
    expect(roundsUntil(() => true)).toEqual({ rounds: 1, calls });
    expect(roundsUntil(() => rounds === 2)).toEqual({ rounds: 2, calls });
    expect(roundsUntil(() => false)).toEqual({ rounds: 3, calls });
  });
});

describe('exportsOf', () => {
  test.each([
    'export class A {}',
    'export abstract class A {}',
    'export class A extends Error {}',
    "import { B } from './b.ts'; export class A extends B { a = 1 }",
    'export function A() {}',
    "import { b } from './b.ts'; export function A() { return b(); }",
    'export const A = 1;',
    'export const { A } = { A: 1 };',
    'export const [A] = [1];',
    'export interface A {}',
    'export type A = string;',
    "import type { B } from './b.ts'; export type A = B[];",
    'class A {} export { A };',
    'const B = 1; export { B as A };',
    "import { b } from './b.ts'; export const A = b(1);",
    "import { b } from './b.ts'; export const A = { b };",
  ])('declares it: %s', (source) => {
    expect(exportsOf(source)).toEqual([{ name: 'A', isOwn: true }]);
  });

  test.each([
    "export { A } from './b.ts';",
    "export { B as A } from './b.ts';",
    "export type { A } from './b.ts';",
    "export * as A from './b.ts';",
    "import { A } from './b.ts'; export { A };",
    "import { B } from './b.ts'; export { B as A };",
    "import { B } from './b.ts'; export const A = B;",
    "import * as b from './b.ts'; export const A = b.A;",
    "import * as b from './b.ts'; export const { A } = b;",
    "import { B } from './b.ts'; export const A = B as typeof B;",
    "import { B } from './b.ts'; export class A extends B {}",
    "import { B } from './b.ts'; const A = B; export { A };",
    "import type { B } from './b.ts'; export type A = B;",
    "export type A = import('./b.ts').A;",
    "export const { A } = await import('./b.ts');",
  ])('only passes it on: %s', (source) => {
    expect(exportsOf(source)).toEqual([{ name: 'A', isOwn: false }]);
  });

  test('names what a star passes on by the star', () => {
    expect(exportsOf("export * from './b.ts';")).toEqual([{ name: '*', isOwn: false }]);
  });

  test('decoys: comments, strings and what is not exported', () => {
    expect(
      exportsOf("// export class A {}\nconst text = 'export class B {}'; class C {} console.log(text, C);"),
    ).toEqual([]);
  });
});

describe('misplacedExports', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'exports-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function check(
    files: Readonly<Record<string, string>>,
    listed: Readonly<Record<string, readonly string[]>>,
  ): string[] {
    for (const [name, source] of Object.entries(files)) {
      const path = join(root, 'katas', '90-layers', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, source);
    }
    const url = pathToFileURL(join(root, 'katas', '90-layers', 'layers.test.ts')).href;
    return misplacedExports(`${url}?as=katas`, listed);
  }

  test('says nothing where each file declares exactly what is listed', () => {
    const files = { 'inner.ts': 'export class A {} export type T = 1;', 'outer.ts': 'export const b = 1;' };
    expect(check(files, { 'inner.ts': ['A', 'T'], 'outer.ts': ['b'] })).toEqual([]);
  });

  test('names what is missing, what is too much, and what is only passed on', () => {
    const files = {
      'inner.ts': 'export class A {} export class B {}',
      'outer.ts': "export { B } from './inner.ts';",
    };
    expect(check(files, { 'inner.ts': ['A'], 'outer.ts': ['B', 'c'] })).toEqual([
      'inner.ts exports B, which the statement does not list for this file',
      'outer.ts does not export c',
      'outer.ts does not declare B, it only passes it on',
    ]);
  });

  test('does not hold by not being looked at', () => {
    expect(() => check({}, {})).toThrow('no file');
    expect(() => check({}, { 'inner.ts': ['A'] })).toThrow('inner.ts is missing');
  });
});

describe('standIn', () => {
  interface Broker {
    publish(topic: string): string;
  }
  class RealBroker implements Broker {
    queues = ['m1'];
    publish(topic: string): string {
      return topic;
    }
  }
  const broker = () => standIn<Broker>('broker', { publish: (topic) => `published ${topic}` });

  test('has the interface', async () => {
    const one = broker();
    expect(one.publish('a')).toBe('published a');
    const { publish } = one;
    expect(publish('b')).toBe('published b');
    expect({ ...one }).toHaveProperty('publish');
    expect('publish' in one).toBe(true);
    await one;
    expect(beyondInterface(one)).toEqual([]);
  });

  test('has nothing else: no class, no state, and each look at it is noted', () => {
    const one = broker() as RealBroker;
    expect(one instanceof RealBroker).toBe(false);
    expect(one.queues).toBeUndefined();
    expect('queues' in one).toBe(false);
    one.queues = [];
    expect(one.queues).toBeUndefined();
    delete (one as Partial<RealBroker>).queues;
    expect(one.constructor).toBeUndefined();
    expect(Object.hasOwn(one, 'queues')).toBe(false);
    expect(beyondInterface(one)).toEqual([
      'reads broker.queues',
      'looks for broker.queues',
      'assigns broker.queues',
      'reads broker.queues',
      'deletes broker.queues',
      'reads broker.constructor',
      'looks for broker.queues',
    ]);
  });

  test('cannot be replaced in part', () => {
    const one = broker();
    one.publish = () => 'replaced';
    expect(one.publish('a')).toBe('published a');
    expect(beyondInterface(one)).toEqual(['assigns broker.publish']);
  });
});

describe('pieces that nobody has seen', () => {
  interface Greeter {
    greet(name: string): string;
    readonly style: string;
  }
  const greeter: Greeter = { greet: (name) => `Hello, ${name}`, style: 'plain' };

  test.each(objectForms)('%s does the same', (form) => {
    const one = inObjectForm(greeter, form);
    expect([one.greet('Ann'), one.style]).toEqual(['Hello, Ann', 'plain']);
  });

  test('an instance of a class breaks in code that copies it or detaches its methods', () => {
    const one = inObjectForm(greeter, 'an instance of a class');
    expect({ ...one }).toEqual({});
    expect(Object.keys(one)).toEqual([]);
    const { greet } = one;
    expect(() => greet('Ann')).toThrow(TypeError);
    expect(() => Object.create(one).greet('Ann')).toThrow(TypeError);
  });

  test.each(functionForms)('%s does the same', (form) => {
    expect(inFunctionForm((a: number, b: number) => a - b, form)(5, 3)).toBe(2);
  });
});
