import { Visitor, type ESTree } from 'vite';
import { importsIn, type Import } from '../../katas/support/imports.ts';
import { fileNamedBy, isHelperName } from '../kata/helper-files.ts';
import { allowedModule, ownFile } from './allowed-imports.ts';
import type { CheckedFile, CodeRules } from './code-rules.ts';
import { nameOf } from './exported-names.ts';
import { declaredNames } from './free-names.ts';
import type { CodeRefusal } from './code-refusal.ts';

/** A file whose author is not trusted. */
type UntrustedFile = CheckedFile & { files: readonly string[]; rules: CodeRules };

/**
 * The refusal of the first import that a file may not have, with the lines of the others, so that all can be removed at
 * once.
 */
export function refusedImport(file: UntrustedFile, program: ESTree.Program): CodeRefusal | undefined {
  const [first, ...others] = refusedImports(file, program);
  if (!first || first.status === 'missing') return first;
  // All imports from one module are refused for the same names, even an import that has none of them.
  const more = others.filter(({ status, what }) => status === first.status && what !== first.what);
  if (more.length === 0) return first;
  const lines = new Intl.ListFormat('en', { style: 'long' }).format(more.map(({ at }) => String(at?.line)));
  const also = more.length === 1 ? `The import in line ${lines} is` : `The imports in lines ${lines} are`;
  return { ...first, what: `${first.what}. ${also} not allowed either`, remedy: 'Remove these imports' };
}

function refusedImports(file: UntrustedFile, program: ESTree.Program): CodeRefusal[] {
  const found: CodeRefusal[] = [];
  const { name, source } = file;
  const names = namesByModule(program);
  const declared = declaredNames(program);
  for (const one of importsIn(program, source)) {
    // A function of the answer's own may be called `require`.
    if (one.kind === 'require()' && declared.has('require')) continue;
    const at = { line: one.line, column: 1 };
    const unreadable = one.typeOnly ? undefined : file.unreadable?.get(fileNamedBy(one.specifier ?? '') ?? '');
    if (unreadable) {
      const what = `is imported by ${name}, but ${unreadable.why}`;
      const remedy =
        unreadable.why === 'does not exist' ? 'Create it, or change the import,' : 'Change this file or the import';
      found.push({ status: 'missing', subject: unreadable.path, what, remedy, at });
      continue;
    }
    const what = refusedModule(one, file) ?? refusedName(one, names, file.rules);
    if (what !== undefined) found.push({ status: 'import refused', what, remedy: 'Remove this import', at });
  }
  return found;
}

function refusedModule({ specifier, typeOnly }: Import, file: UntrustedFile): string | undefined {
  const { files, rules } = file;
  if (typeOnly) return undefined;
  if (specifier === undefined) return `imports a computed path. ${mayImport(file)}`;
  if ((ownFile(specifier, files) ?? allowedModule(specifier, rules.imports)) !== undefined) return undefined;
  const helper = fileNamedBy(specifier);
  return helper === undefined || isHelperName(helper) || !rules.hasHelpers
    ? `imports "${specifier}". ${mayImport(file)}`
    : `imports "${specifier}", which is not a helper file: its name may have only letters from a to z, digits, - _ and ., and it must not be a test or a model`;
}

function mayImport({ files, name, rules }: UntrustedFile): string {
  const others = [...files.filter((file) => file !== name), ...Object.keys(rules.imports)].join(', ');
  return `It may import only from ${others}${rules.hasHelpers ? ', and from helper files in the same folder' : ''}`;
}

function refusedName(
  { specifier = '', typeOnly }: Import,
  names: ReadonlyMap<string, ReadonlySet<string>>,
  { imports }: CodeRules,
): string | undefined {
  const module = allowedModule(specifier, imports);
  const listed = imports[module ?? ''];
  if (listed === undefined || typeOnly) return undefined;
  const offered = [...listed, 'default', '*'];
  const refused = [...(names.get(specifier) ?? [])].filter((one) => !offered.includes(one));
  if (refused.length === 0) return undefined;
  return `imports ${refused.join(', ')} from "${specifier}". From there it may import only ${offered.slice(0, -2).join(', ')}`;
}

/**
 * The names that a program imports as values from each module, and the members that it reads of a default or namespace
 * import.
 */
function namesByModule(program: ESTree.Program): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const objects = new Map<string, string>();
  const add = (module: string, name: string) => found.set(module, (found.get(module) ?? new Set()).add(name));
  for (const node of program.body) {
    if (node.type === 'ExportNamedDeclaration' && node.source && node.exportKind !== 'type') {
      for (const { local } of node.specifiers) add(node.source.value, nameOf(local));
    }
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') continue;
    for (const one of node.specifiers) {
      if (one.type !== 'ImportSpecifier') objects.set(one.local.name, node.source.value);
      else if (one.importKind !== 'type') add(node.source.value, nameOf(one.imported));
    }
  }
  new Visitor({
    MemberExpression: (node) => {
      const module = node.object.type === 'Identifier' ? objects.get(node.object.name) : undefined;
      if (module !== undefined && !node.computed && node.property.type === 'Identifier') {
        add(module, node.property.name);
      }
    },
  }).visit(program);
  return found;
}
