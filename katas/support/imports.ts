import { parseSync, Visitor, type ESTree } from 'vite';

/** How one module names another. */
export type ImportKind =
  | 'import'
  | 'export from'
  | 'typeof import()'
  | 'import = require()'
  | 'require()'
  | 'dynamic import'
  | 'declare module';

/** One place where a module refers to another, of any kind. */
export interface Import {
  /** As written: `./entities.ts`. `undefined` if it is computed. */
  specifier: string | undefined;
  kind: ImportKind;
  /** The import is gone after compilation. It is still a dependency. */
  typeOnly: boolean;
  /** Counted from 1. */
  line: number;
}

/**
 * Every import of a TypeScript module, found in its syntax tree. Comments and strings do not count.
 *
 * @throws {SyntaxError} if the source does not parse
 */
export function importsOf(source: string, file = 'module.ts'): Import[] {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new SyntaxError(`${file}: ${errors[0].message}`);
  return importsIn(program, source);
}

/** Like `importsOf`, but for a module that is already parsed. */
export function importsIn(program: ESTree.Program, source: string): Import[] {
  const found: (Omit<Import, 'line'> & { start: number })[] = [];
  const add = (node: ESTree.Span, kind: ImportKind, from: ESTree.Node | null, typeOnly = false) =>
    found.push({ specifier: literalText(from), kind, typeOnly, start: node.start });

  new Visitor({
    ImportDeclaration: (node) => add(node, 'import', node.source, isTypeOnly(node.importKind, node.specifiers)),
    ExportAllDeclaration: (node) => add(node, 'export from', node.source, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source) add(node, 'export from', node.source, isTypeOnly(node.exportKind, node.specifiers));
    },
    ImportExpression: (node) => add(node, 'dynamic import', node.source),
    TSImportType: (node) => add(node, 'typeof import()', node.source, true),
    TSExternalModuleReference: (node) => add(node, 'import = require()', node.expression),
    TSModuleDeclaration: (node) => {
      if (node.id.type === 'Literal') add(node, 'declare module', node.id, true);
    },
    CallExpression: (node) => {
      if (isRequire(node.callee)) add(node, 'require()', (node.arguments[0] as ESTree.Node | undefined) ?? null);
    },
  }).visit(program);

  return found
    .toSorted((a, b) => a.start - b.start)
    .map(({ start, ...rest }) => ({ ...rest, line: source.slice(0, start).split('\n').length }));
}

/**
 * Where a module reads globals, as written: `console`, `Date.now`, `process`. Properties, methods and keys with the
 * same name do not count. An object that is passed on or read with a computed key counts, if one of its members does.
 *
 * @param names what to look for: a bare name or one property deep
 */
export function globalsOf(
  source: string,
  names: readonly string[],
  file = 'module.ts',
): { name: string; line: number }[] {
  const { program } = parseSync(file, source);
  const found = new Map<string, { name: string; start: number }>();
  const add = (name: string, start: number) => found.set(`${name}@${start}`, { name, start });
  const keyStarts = new Set<number>();
  // Objects of which only some members are looked for. Code that holds such an object under another name may read any
  // member.
  const owners = new Set(names.flatMap((name) => (name.includes('.') ? [name.split('.')[0]] : [])));
  const addIfOwner = (node: ESTree.Node | null) => {
    if (node?.type === 'Identifier' && owners.has(node.name)) add(node.name, node.start);
  };
  const addKey = (node: { computed: boolean; shorthand?: boolean; key: ESTree.Span }) => {
    if (!node.computed && !node.shorthand) keyStarts.add(node.key.start);
  };
  new Visitor({
    Identifier: (node) => {
      if (names.includes(node.name)) add(node.name, node.start);
    },
    MemberExpression: (node) => {
      if (!node.computed) keyStarts.add(node.property.start);
      if (node.object.type !== 'Identifier') return;
      const property =
        node.property.type === 'Identifier' && !node.computed ? node.property.name : literalText(node.property);
      if (property === undefined) addIfOwner(node.object);
      const name = `${node.object.name}.${property}`;
      if (names.includes(name)) add(name, node.start);
    },
    VariableDeclarator: ({ id, init }) => {
      if (init?.type !== 'Identifier') return;
      const members = id.type === 'ObjectPattern' ? id.properties.map(memberReadBy) : [undefined];
      if (members.includes(undefined)) addIfOwner(init);
      for (const member of members) {
        if (names.includes(`${init.name}.${member}`)) add(`${init.name}.${member}`, init.start);
      }
    },
    AssignmentExpression: ({ right }) => addIfOwner(right),
    CallExpression: (node) => node.arguments.forEach(addIfOwner),
    SpreadElement: ({ argument }) => addIfOwner(argument),
    Property: addKey,
    MethodDefinition: addKey,
    PropertyDefinition: addKey,
    TSPropertySignature: addKey,
    TSMethodSignature: addKey,
  }).visit(program);
  return [...found.values()]
    .filter(({ name, start }) => name.includes('.') || !keyStarts.has(start))
    .map(({ name, start }) => ({ name, line: source.slice(0, start).split('\n').length }));
}

/** The member that a part of a destructuring pattern reads. Undefined if it may be any. */
function memberReadBy(part: ESTree.BindingProperty | ESTree.BindingRestElement): string | undefined {
  return part.type === 'Property' && !part.computed && part.key.type === 'Identifier' ? part.key.name : undefined;
}

/** Whether a source declares a type with this name itself. Imported or re-exported types do not count. */
export function declares(source: string, name: string): boolean {
  let isDeclared = false;
  const look = (node: { id: { name?: string } | null }) => {
    if (node.id?.name === name) isDeclared = true;
  };
  new Visitor({ TSInterfaceDeclaration: look, TSTypeAliasDeclaration: look, ClassDeclaration: look }).visit(
    parseSync('module.ts', source).program,
  );
  return isDeclared;
}

function isTypeOnly(kind: 'type' | 'value' | null | undefined, specifiers: readonly object[]): boolean {
  if (kind === 'type') return true;
  const kinds = specifiers.map((one) =>
    'importKind' in one ? one.importKind : 'exportKind' in one ? one.exportKind : 'value',
  );
  return kinds.length > 0 && kinds.every((one) => one === 'type');
}

function isRequire(callee: ESTree.Expression): boolean {
  if (callee.type === 'Identifier') return callee.name === 'require';
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'require';
}

function literalText(node: ESTree.Node | null): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}
