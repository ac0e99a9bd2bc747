import { Visitor, type ESTree } from 'vite';
import { closest } from '../platform/closest.ts';
import { locationAt } from '../platform/code-frame.ts';
import { ownFile } from './allowed-imports.ts';
import type { CodeRefusal } from './code-refusal.ts';
import { exportedNames, nameOf } from './exported-names.ts';

/**
 * The first import of a name that another file of the same kata does not export. Node.js refuses to load such a file,
 * but in Vite the name is only `undefined`, which says nothing about the mistake.
 *
 * @param programs the files that import each other, by name
 */
export function lackingImport(
  name: string,
  source: string,
  programs: ReadonlyMap<string, ESTree.Program>,
): CodeRefusal | undefined {
  const program = programs.get(name);
  if (!program) return undefined;
  for (const { imported, local, from, start } of importedNames(program)) {
    const file = ownFile(from, [...programs.keys()]);
    const other = file === undefined ? undefined : programs.get(file);
    const exported = other && exportedNames(other);
    if (!exported || exported.has(imported)) continue;
    if (local !== undefined && !isUsedAsValue(local, program)) continue;
    const meant = closest(imported, [...exported]);
    const what =
      imported === 'default'
        ? `imports a default export from "${from}", which has none`
        : `imports ${imported} from "${from}", which does not export it`;
    const remedy = meant === undefined ? 'Export it there, or change this import,' : `Change it to ${meant}`;
    return { status: 'does not compile', what, remedy, at: locationAt(name, source, start) };
  }
  return undefined;
}

interface ImportedName {
  imported: string;
  /** What the file itself calls it. Undefined if it only exports it again. */
  local?: string;
  from: string;
  start: number;
}

/** What a program imports or re-exports by name, except what it marks as types. */
function importedNames(program: ESTree.Program): ImportedName[] {
  return program.body.flatMap((node): ImportedName[] => {
    if (node.type === 'ExportNamedDeclaration' && node.source && node.exportKind !== 'type') {
      const from = node.source.value;
      return node.specifiers
        .filter(({ exportKind }) => exportKind !== 'type')
        .map(({ local }) => ({ imported: nameOf(local), from, start: local.start }));
    }
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') return [];
    const from = node.source.value;
    return node.specifiers.flatMap((one): ImportedName[] => {
      if (one.type === 'ImportNamespaceSpecifier') return [];
      const { start, local } = one;
      if (one.type === 'ImportDefaultSpecifier') return [{ imported: 'default', local: local.name, from, start }];
      return one.importKind === 'type' ? [] : [{ imported: nameOf(one.imported), local: local.name, from, start }];
    });
  });
}

/** Whether a name occurs as a value, outside of the imports. A name that is only a type is gone when the code runs. */
function isUsedAsValue(name: string, program: ESTree.Program): boolean {
  const ignored = new Set<number>();
  const ignore = (node: { type: string; start: number } | null) => {
    if (node?.type === 'Identifier') ignored.add(node.start);
  };
  new Visitor({
    ImportSpecifier: ({ imported, local }) => [imported, local].forEach(ignore),
    ImportDefaultSpecifier: ({ local }) => ignore(local),
    TSTypeReference: ({ typeName }) => ignore(typeName),
    TSTypeQuery: ({ exprName }) => ignore(exprName),
    TSClassImplements: ({ expression }) => ignore(expression),
    TSInterfaceHeritage: ({ expression }) => ignore(expression),
    MemberExpression: (node) => {
      if (!node.computed) ignore(node.property);
    },
  }).visit(program);
  let isUsed = false;
  new Visitor({
    Identifier: (node) => {
      if (node.name === name && !ignored.has(node.start)) isUsed = true;
    },
  }).visit(program);
  return isUsed;
}
