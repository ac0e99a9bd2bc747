import { Visitor, type ESTree } from 'vite';
import { closest } from '../platform/closest.ts';
import { locationAt } from '../platform/code-frame.ts';
import { ownFile } from './allowed-imports.ts';
import type { CodeRefusal } from './code-refusal.ts';
import { exportedNames, nameOf } from './exported-names.ts';

/**
 * The first import of a name that another file of the same kata does not export. Node.js refuses to load such a file, but
 * in Vite the name is only `undefined`, which says nothing about the mistake.
 *
 * @param programs the files that import each other, by name
 */
export function lackingImport(
  name: string,
  source: string,
  programs: ReadonlyMap<string, ESTree.Program>,
): CodeRefusal | undefined {
  const program = programs.get(name);
  for (const { imported, from, start } of program ? importedValues(program) : []) {
    const file = ownFile(from, [...programs.keys()]);
    const other = file === undefined ? undefined : programs.get(file);
    const exported = other && exportedNames(other);
    if (!exported || exported.has(imported)) continue;
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

interface ImportedValue {
  imported: string;
  from: string;
  start: number;
}

/** What a program imports or re-exports by name. Names that it uses only as types are gone when it runs. */
function importedValues(program: ESTree.Program): ImportedValue[] {
  const used = usedValues(program);
  return program.body.flatMap((node): ImportedValue[] => {
    if (node.type === 'ExportNamedDeclaration' && node.source && node.exportKind !== 'type') {
      const from = node.source.value;
      return node.specifiers
        .filter(({ exportKind }) => exportKind !== 'type')
        .map(({ local }) => ({ imported: nameOf(local), from, start: local.start }));
    }
    if (node.type !== 'ImportDeclaration' || node.importKind === 'type') return [];
    return node.specifiers.flatMap((one) => {
      if (one.type === 'ImportNamespaceSpecifier' || !used.has(one.local.name)) return [];
      if (one.type === 'ImportDefaultSpecifier')
        return [{ imported: 'default', from: node.source.value, start: one.start }];
      const imported = { imported: nameOf(one.imported), from: node.source.value, start: one.start };
      return one.importKind === 'type' ? [] : [imported];
    });
  });
}

/** The names that occur in a program as values, outside of its imports. */
function usedValues(program: ESTree.Program): Set<string> {
  const elsewhere = new Set<number>();
  const ignore = (node: { type: string; start: number } | null) => {
    if (node?.type === 'Identifier') elsewhere.add(node.start);
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
  const used = new Set<string>();
  new Visitor({
    Identifier: ({ name, start }) => {
      if (!elsewhere.has(start)) used.add(name);
    },
  }).visit(program);
  return used;
}
