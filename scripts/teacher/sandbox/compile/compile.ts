import { compileFunction } from 'node:vm';
import { moduleRunnerTransform, transformWithOxc, type ESTree } from 'vite';
import type { UnreadableHelper } from '../../../kata/helper-files.ts';
import { codeFrame } from '../../../platform/code-frame.ts';
import { checkFiles } from '../../../runner/check-files.ts';
import type { CodeRefusal } from '../../../runner/code-refusal.ts';
import { exportedNames } from '../../../runner/exported-names.ts';
import { escapeSuspicious } from './escape-suspicious.ts';
import type { Broken, Status } from '../../grading/record.ts';

/** The submitted files of one kata. */
export interface Submitted {
  /** The folder that contains the files. Code frames are read from there. */
  folder: string;
  /** Source texts by the names of the kata's files. */
  files: Readonly<Record<string, string>>;
  /** Source texts of files that may be helper files, by name. */
  helpers?: Readonly<Record<string, string>>;
  /** Helper files that cannot be read, by name. */
  unreadable?: Readonly<Record<string, UnreadableHelper>>;
  /** The names that the tests import, by file. */
  needed: Readonly<Record<string, readonly string[]>>;
  /** If the files are laws: the names of the files that they are about. */
  about?: readonly string[];
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
export async function compile({
  folder,
  files,
  helpers = {},
  unreadable = {},
  needed,
  about,
}: Submitted): Promise<Compiled> {
  const sources = new Map(Object.entries({ ...helpers, ...files }));
  const checked = checkFiles({
    files: new Map(Object.entries(files)),
    helpers: new Map(Object.entries(helpers)),
    unreadable: new Map(Object.entries(unreadable)),
    about,
  });
  if ('refusal' in checked) return { refusal: refusalOf(checked.name, checked.refusal, folder) };
  const modules: Record<string, CompiledModule> = {};
  for (const [name, program] of checked.programs) {
    const source = sources.get(name) ?? '';
    const lacking = lackingExports(name, program, needed[name] ?? []);
    if (lacking) return { refusal: lacking };
    // One after the other, because this process compiles all submissions.
    // oxlint-disable-next-line no-await-in-loop
    const module = await compileModule(name, source);
    const syntaxError = syntaxErrorIn(module.code);
    if (syntaxError !== undefined) {
      return {
        refusal: {
          status: 'does not compile',
          reason: `${name} has syntax that Node ${process.versions.node} does not support: ${syntaxError}.`,
        },
      };
    }
    modules[name] = module;
  }
  return { modules };
}

function refusalOf(name: string, { status, what, subject, remedy, at }: CodeRefusal, folder: string): Refusal {
  if (at === undefined) return { status, reason: `${name} ${what}. ${remedy}.` };
  const frame = codeFrame({ file: `${folder}/${name}`, ...at });
  const reason = `${subject ?? `${name}:${at.line}:${at.column}`} ${what}.`;
  return { status, reason, at: { file: name, line: at.line, frame } };
}

function lackingExports(name: string, program: ESTree.Program, needed: readonly string[]): Refusal | undefined {
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
  // A shebang is not valid JavaScript inside a function.
  const script = plain.code.replace(/^#!/, '//');
  const result = await moduleRunnerTransform(escapeSuspicious(script), map, name, source);
  return { code: result?.code ?? '', map: JSON.stringify(result?.map ?? {}) };
}

/** The error message if this Node.js does not support a module's syntax, such as decorators. Nothing is run. */
function syntaxErrorIn(code: string): string | undefined {
  try {
    compileFunction(`return async () => {${code}\n}`);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
