import { parseSync, type ESTree } from 'vite';
import { sourceOf } from './import-rules.ts';
import { namesIn } from './syntax-nodes.ts';

/** One export of a module. */
interface Exported {
  name: string;
  /** Whether it is declared in the module itself, and not just another name for an import. */
  isOwn: boolean;
}

/**
 * Compares what files export with what the statement lists for them. Every listed name has to be exported by its file
 * and declared there: re-exports, aliases of imports and empty subclasses of imports do not count. No file may export
 * anything else, values and types alike.
 *
 * @param testUrl `import.meta.url` of the kata's test
 * @param listed the names that the statement lists, by file: `{ 'entities.ts': ['Order'] }`
 * @returns a line for each difference, like `main.ts does not declare createApp, it only passes it on`; empty if there
 *   is none
 * @throws {Error} if no file is listed, or one is missing
 */
export function misplacedExports(testUrl: string, listed: Readonly<Record<string, readonly string[]>>): string[] {
  const files = Object.entries(listed);
  if (files.length === 0) throw new Error('There is no file to check.');
  return files.flatMap(([file, names]) => {
    const exported = exportsOf(sourceOf(testUrl, file), file);
    const missing = names.filter((name) => !exported.some((one) => one.name === name));
    return [
      ...missing.map((name) => `${file} does not export ${name}`),
      ...exported.flatMap(({ name, isOwn }) => {
        if (!names.includes(name)) return [`${file} exports ${name}, which the statement does not list for this file`];
        return isOwn ? [] : [`${file} does not declare ${name}, it only passes it on`];
      }),
    ];
  });
}

/** Everything that a module exports, types included. `export *` is listed under the name `*`. */
export function exportsOf(source: string, file = 'module.ts'): Exported[] {
  const { program } = parseSync(file, source);
  const body = program.body as ESTree.Statement[];
  const imported = importedNames(body);
  const isOwnByName = new Map<string, boolean>();
  for (const node of body) {
    const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
    for (const [name, isOwn] of declaredIn(declaration, imported)) isOwnByName.set(name, isOwn);
  }
  return body.flatMap((node): Exported[] => {
    if (node.type === 'ExportAllDeclaration')
      return [{ name: node.exported ? nameOf(node.exported) : '*', isOwn: false }];
    if (node.type === 'ExportDefaultDeclaration') return [{ name: 'default', isOwn: true }];
    if (node.type !== 'ExportNamedDeclaration') return [];
    const declared = declaredIn(node.declaration, imported).map(([name, isOwn]): Exported => ({ name, isOwn }));
    const specified = node.specifiers.map(({ local, exported }): Exported => ({
      name: nameOf(exported),
      isOwn: node.source === null && isOwnByName.get(nameOf(local)) === true,
    }));
    return [...declared, ...specified];
  });
}

/** The names that a statement declares. For each name, whether it is more than another name for an import. */
function declaredIn(
  node: ESTree.Statement | ESTree.Declaration | null,
  imported: ReadonlySet<string>,
): [name: string, isOwn: boolean][] {
  switch (node?.type) {
    case 'FunctionDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSEnumDeclaration':
      return node.id ? [[node.id.name, true]] : [];
    case 'TSTypeAliasDeclaration':
      return [[node.id.name, !isImportAlias(node.typeAnnotation, imported)]];
    case 'ClassDeclaration':
      return node.id ? [[node.id.name, node.body.body.length > 0 || !isImportAlias(node.superClass, imported)]] : [];
    case 'VariableDeclaration':
      return node.declarations.flatMap(({ id, init }) =>
        namesIn(id).map((name): [string, boolean] => [name, !isImportAlias(init, imported)]),
      );
    default:
      return [];
  }
}

/** Whether an expression or type is an import under another name: `Order`, `layers.Order`, `Order as X`. */
function isImportAlias(node: ESTree.Node | null | undefined, imported: ReadonlySet<string>): boolean {
  switch (node?.type) {
    case 'Identifier':
      return imported.has(node.name);
    case 'MemberExpression':
      return isImportAlias(node.object, imported);
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
    case 'AwaitExpression':
    case 'ImportExpression':
      return (
        node.type === 'ImportExpression' ||
        isImportAlias(node.type === 'AwaitExpression' ? node.argument : node.expression, imported)
      );
    case 'TSTypeReference':
      return isImportAlias(node.typeName, imported);
    case 'TSQualifiedName':
      return isImportAlias(node.left, imported);
    case 'TSImportType':
      return true;
    default:
      return false;
  }
}

function importedNames(body: readonly ESTree.Statement[]): Set<string> {
  return new Set(
    body.flatMap((node) => (node.type === 'ImportDeclaration' ? node.specifiers.map(({ local }) => local.name) : [])),
  );
}

function nameOf(node: { type: string; name?: string; value?: unknown }): string {
  return node.name ?? String(node.value);
}
