import { compileFunction } from 'node:vm';
import { moduleRunnerTransform, parseSync, transformWithOxc } from 'vite';
import { codeFrame } from '../../../platform/code-frame.ts';
import { refuseCode } from '../../../runner/refuse-code.ts';
import { exportedNames } from '../../../runner/validate-code.ts';
import { escapeSuspicious } from './escape-suspicious.ts';
import type { Broken, Status } from '../../grading/record.ts';

/** The submitted files of one kata. */
export interface Submitted {
  /** The path of the file with a name, so that frames can be shown. */
  folder: string;
  /** Source texts by the names of the kata's files. */
  files: Readonly<Record<string, string>>;
  /** The names that the tests import, by file. */
  needed: Readonly<Record<string, readonly string[]>>;
}

/** A module as the sandbox runs it: the body of an async function, with its source map. */
export interface CompiledModule {
  code: string;
  /** A source map in JSON. */
  map: string;
}

/** Why the tests of a submission cannot run. */
export interface Refusal {
  status: Status;
  /** One sentence for the student. */
  reason: string;
  at?: Broken['at'];
}

/** The result of compiling a submission. */
export type Compiled = { modules: Record<string, CompiledModule> } | { refusal: Refusal };

/**
 * Compiles a kata's files for the sandbox. Must run in a process that may die, because deeply nested source code kills
 * the parser and its process.
 */
export async function compile({ folder, files, needed }: Submitted): Promise<Compiled> {
  const modules: Record<string, CompiledModule> = {};
  for (const [name, source] of Object.entries(files)) {
    const refusal = refuse(name, source, folder, Object.keys(files), needed[name] ?? []);
    if (refusal) return { refusal };
    const module = await compileModule(name, source);
    const unknown = unknownSyntax(module.code);
    if (unknown !== undefined) {
      return {
        refusal: {
          status: 'does not compile',
          reason: `${name} has syntax that Node ${process.versions.node} does not support: ${unknown}.`,
        },
      };
    }
    modules[name] = module;
  }
  return { modules };
}

function refuse(
  name: string,
  source: string,
  folder: string,
  files: readonly string[],
  needed: readonly string[],
): Refusal | undefined {
  const found = refuseCode({ name, source, files });
  if (found) {
    const { status, what, remedy, at } = found;
    if (at === undefined) return { status, reason: `${name} ${what}. ${remedy}.` };
    const frame = codeFrame({ file: `${folder}/${name}`, ...at });
    return { status, reason: `${name}:${at.line}:${at.column} ${what}.`, at: { file: name, line: at.line, frame } };
  }
  const { program } = parseSync(name, source);
  const exported = exportedNames(program);
  const lacking = needed.filter((one) => exported && !exported.has(one));
  if (lacking.length === 0) return undefined;
  return { status: 'missing', reason: `${name} does not export ${lacking.join(', ')}, which the tests import.` };
}

async function compileModule(name: string, source: string): Promise<CompiledModule> {
  // The same target as in the learner's loop, where `using` is lowered for Node.js 20.
  const plain = await transformWithOxc(source, name, {
    lang: 'ts',
    sourcemap: true,
    tsconfig: false,
    target: 'es2023',
  });
  const map = plain.map as Parameters<typeof moduleRunnerTransform>[1];
  // A first line for a shell is not JavaScript inside of a function.
  const script = plain.code.replace(/^#!/, '//');
  const result = await moduleRunnerTransform(escapeSuspicious(script), map, name, source);
  return { code: result?.code ?? '', map: JSON.stringify(result?.map ?? {}) };
}

/** The syntax of a module that this Node.js does not support, such as decorators. Nothing is run. */
function unknownSyntax(code: string): string | undefined {
  try {
    compileFunction(`return async () => {${code}\n}`);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
