import { compileFunction } from 'node:vm';
import { moduleRunnerTransform, parseSync, transformWithOxc, Visitor, type ESTree } from 'vite';
import { importsOf } from '../../../../katas/support/imports.ts';
import { codeFrame, locationAt } from '../../../platform/code-frame.ts';
import { exportedNames } from '../../../runner/validate-code.ts';
import { allowedImports, allowedModule, ownFile } from '../allowed-imports.ts';
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
  const { program, errors } = parseSync(name, source);
  const [error] = errors;
  if (error && isUtf16(source)) {
    return { status: 'does not compile', reason: `${name} is saved as UTF-16, not as UTF-8; save it as UTF-8.` };
  }
  if (error) {
    const { line, column } = locationAt(name, source, error.labels[0]?.start ?? 0);
    const frame = codeFrame({ file: `${folder}/${name}`, line, column });
    return {
      status: 'does not compile',
      reason: `${name}:${line}:${column} does not compile: ${error.message.replace(/\.+$/, '')}.`,
      at: { file: name, line, frame },
    };
  }
  for (const { specifier, typeOnly, line } of importsOf(source, name)) {
    const allowed = specifier !== undefined && (ownFile(specifier, files) ?? allowedModule(specifier)) !== undefined;
    if (allowed || typeOnly) continue;
    const what = specifier === undefined ? 'a computed path' : `"${specifier}"`;
    const others = [...files.filter((file) => file !== name), ...Object.keys(allowedImports)].join(', ');
    return {
      status: 'import refused',
      reason: `${name}:${line} imports ${what}. It may import only from ${others}.`,
      at: { file: name, line },
    };
  }
  const exported = exportedNames(program);
  const lacking = needed.filter((one) => exported && !exported.has(one));
  if (lacking.length === 0) return undefined;
  return { status: 'missing', reason: `${name} does not export ${lacking.join(', ')}, which the tests import.` };
}

/** Whether a text was read as UTF-8, but is UTF-16, which Windows PowerShell writes. */
function isUtf16(source: string): boolean {
  return /^\uFFFD{2}|^(?:\0[^\0]|[^\0]\0){4}/.test(source);
}

async function compileModule(name: string, source: string): Promise<CompiledModule> {
  const plain = await transformWithOxc(source, name, { lang: 'ts', sourcemap: true, tsconfig: false });
  const map = plain.map as Parameters<typeof moduleRunnerTransform>[1];
  const result = await moduleRunnerTransform(escapeSuspicious(plain.code), map, name, source);
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

/**
 * The sandbox rejects sources that look as if they contain an HTML comment or a dynamic import, even within strings. So
 * such strings are written differently. Comments have already been removed.
 */
function escapeSuspicious(code: string): string {
  const suspicious = /<!--|-->|import(?=\s*[(/])/g;
  if (!suspicious.test(code)) return code;
  const texts: ESTree.Span[] = [];
  const keep = (node: ESTree.Span) => texts.push(node);
  new Visitor({
    Literal: (node) => {
      if (typeof node.value === 'string') keep(node);
    },
    TemplateElement: keep,
  }).visit(parseSync('module.js', code).program);
  return texts
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, { start, end }) =>
        text.slice(0, start) +
        text.slice(start, end).replaceAll(suspicious, (found) => found.replace(/[<>]|t$/, escapeCharacter)) +
        text.slice(end),
      code,
    );
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
