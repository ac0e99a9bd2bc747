import { Visitor, type ESTree } from 'vite';

/** A name in a program, and where it first occurs. */
export interface FreeName {
  /** `process`, or for a part of a global object `crypto.subtle`. */
  name: string;
  /** The offset in the source. */
  start: number;
}

/** The types of nodes that begin with TS and contain code that runs. The other ones are gone after compilation. */
const runtimeTypeScript =
  /^TS(As|Satisfies|NonNull|TypeAssertion|Instantiation|Enum|Module|Export|Parameter|ImportEquals)/;

type Node = Record<string, unknown> & { type: string; start: number };

/**
 * The names that a program reads and does not declare anywhere, and the members that it reads of them. Types do not
 * count. A name that the program asks about with `typeof` does not count either, because it can do without it.
 */
export function freeNames(program: ESTree.Program): FreeName[] {
  const found: FreeName[] = [];
  const ignored = declaredNames(program);
  const stack: unknown[] = [program];
  while (stack.length > 0) {
    const node = stack.pop();
    if (Array.isArray(node)) stack.push(...(node as unknown[]));
    if (!isNode(node) || (node.type.startsWith('TS') && !runtimeTypeScript.test(node.type))) continue;
    if (node.type === 'Identifier') found.push({ name: String(node['name']), start: node.start });
    if (isTypeof(node)) ignored.add(String((node['argument'] as Node)['name']));
    const member = memberName(node);
    if (member !== undefined) found.push({ name: member, start: node.start });
    for (const [key, value] of Object.entries(node)) if (!isOnlyAName(node, key)) stack.push(value);
  }
  return found.filter(({ name }) => !ignored.has(name.split('.')[0] ?? '')).toSorted((a, b) => a.start - b.start);
}

/** All names that the program declares, in any scope. */
export function declaredNames(program: ESTree.Program): Set<string> {
  const names = new Set<string>();
  const bind = (pattern: unknown): void => {
    if (!isNode(pattern)) return;
    if (pattern.type === 'Identifier') names.add(String(pattern['name']));
    for (const key of ['left', 'argument', 'value', 'parameter']) bind(pattern[key]);
    for (const key of ['properties', 'elements']) (pattern[key] as unknown[] | undefined)?.forEach(bind);
  };
  const bindFunction = (node: { id?: unknown; params: readonly unknown[] }) => [node.id, ...node.params].forEach(bind);
  const bindId = (node: { id: unknown }) => bind(node.id);
  const bindLocal = (node: { local: unknown }) => bind(node.local);
  new Visitor({
    VariableDeclarator: bindId,
    FunctionDeclaration: bindFunction,
    FunctionExpression: bindFunction,
    ArrowFunctionExpression: bindFunction,
    ClassDeclaration: bindId,
    ClassExpression: bindId,
    TSEnumDeclaration: bindId,
    TSModuleDeclaration: bindId,
    TSImportEqualsDeclaration: bindId,
    ImportSpecifier: bindLocal,
    ImportDefaultSpecifier: bindLocal,
    ImportNamespaceSpecifier: bindLocal,
    CatchClause: (node) => bind(node.param),
  }).visit(program);
  return names;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function isTypeof(node: Node): boolean {
  if (node.type !== 'UnaryExpression' || node['operator'] !== 'typeof') return false;
  return isNode(node['argument']) && node['argument'].type === 'Identifier';
}

/**
 * The name of a member: `crypto.subtle` for `crypto.subtle`, `crypto['subtle']` and `globalThis.crypto.subtle`, and
 * `process` for `globalThis.process`. Undefined for other members, such as those after `?.`.
 */
function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression' || node['optional'] === true) return undefined;
  const { object, property } = node as unknown as { object: Node; property: Node };
  const key = node['computed'] === true ? property['value'] : property['name'];
  const owner = object.type === 'Identifier' ? object['name'] : memberName(object);
  if (typeof key !== 'string' || typeof owner !== 'string') return undefined;
  return /^(globalThis|global)$/.test(owner) ? key : `${owner}.${key}`;
}

/** Whether a part of a node is only a name: of a property, a method, a label, an import or an export. */
function isOnlyAName(node: Node, key: string): boolean {
  if (/^(Import|Export)\w*Specifier$/.test(node.type)) return !(node.type === 'ExportSpecifier' && key === 'local');
  if (key === 'label') return true;
  if (key === 'property') return node['computed'] !== true;
  if (key === 'id') return node.type === 'TSEnumMember';
  return key === 'key' && node['computed'] !== true && node['shorthand'] !== true;
}
