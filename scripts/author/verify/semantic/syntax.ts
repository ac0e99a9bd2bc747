import type { ESTree } from 'vite';
import type { Change } from './edit.ts';
import { functionAround, isFunction, namesIn, type FunctionNode } from './functions.ts';
import type { NodeOf, Source } from './source.ts';

/** A method call: `object.method(…)`. */
export interface MethodCall {
  call: ESTree.CallExpression;
  object: ESTree.Expression;
  method: string;
}

/** A private field with every place that reads or writes it. */
export interface PrivateField {
  owner: ESTree.Class;
  field: ESTree.PropertyDefinition;
  name: string;
  uses: NodeOf<'MemberExpression'>[];
}

/** A declaration at the top of the file, on its first line, so that line numbers stay the same. */
export function prelude(code: string): Change {
  return { start: 0, end: 0, replacement: `${code} ` };
}

/** A declaration directly before the top-level statement that contains a node. */
export function beforeTopLevel(source: Source, node: ESTree.Node, code: string): Change {
  const { start } = source.ancestorsOf(node).at(-2) ?? node;
  return { start, end: start, replacement: `${code} ` };
}

/** The calls to methods with one of these names; optional ones are left out. */
export function callsOf(source: Source, methods: readonly string[], within?: ESTree.Span): MethodCall[] {
  return source.of('CallExpression', within).flatMap((call): MethodCall[] => {
    const { callee } = call;
    if (callee.type !== 'MemberExpression' || callee.computed || callee.optional || call.optional) return [];
    if (callee.property.type !== 'Identifier' || !methods.includes(callee.property.name)) return [];
    return [{ call, object: callee.object, method: callee.property.name }];
  });
}

/** The calls to functions with one of these names. */
export function callsOfFunctions(source: Source, names: readonly string[]): ESTree.CallExpression[] {
  return source
    .of('CallExpression')
    .filter(({ callee }) => callee.type === 'Identifier' && names.includes(callee.name));
}

/** The private fields, in all classes, that are used only as `x.#field`. */
export function privateFields(source: Source): PrivateField[] {
  return source.nodes.flatMap((owner): PrivateField[] => {
    if (owner.type !== 'ClassDeclaration' && owner.type !== 'ClassExpression') return [];
    return owner.body.body.flatMap((field): PrivateField[] => {
      if (field.type !== 'PropertyDefinition' || field.key.type !== 'PrivateIdentifier' || field.static) return [];
      const { name } = field.key;
      const mentions = source.of('PrivateIdentifier', owner).filter((one) => one.name === name && one !== field.key);
      const uses = mentions.flatMap((one) => {
        const parent = source.parentOf(one);
        return parent?.type === 'MemberExpression' ? [parent] : [];
      });
      return uses.length === mentions.length ? [{ owner, field, name, uses }] : [];
    });
  });
}

/** The lists of statements of a source: bodies of functions and blocks. */
export function statementLists(source: Source): ESTree.Statement[][] {
  return source.of('BlockStatement').map(({ body }) => body as ESTree.Statement[]);
}

/** Whether an expression is written to, not read. */
export function isWritten(source: Source, node: ESTree.Node): boolean {
  const parent = source.parentOf(node);
  if (parent?.type === 'AssignmentExpression') return parent.left === node;
  return parent?.type === 'UpdateExpression' || (parent?.type === 'UnaryExpression' && parent.operator === 'delete');
}

/** The reads of a variable within a part of the source, where its name means no property or key. */
export function readsOf(source: Source, name: string, within?: ESTree.Span): NodeOf<'Identifier'>[] {
  return source.of('Identifier', within).filter((node) => node.name === name && isReference(source, node));
}

/** Whether an identifier names a variable that is read. */
function isReference(source: Source, node: NodeOf<'Identifier'>): boolean {
  const parent = source.parentOf(node);
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === node || parent.computed;
    case 'Property':
      return (
        source.parentOf(parent)?.type === 'ObjectExpression' &&
        (parent.shorthand || parent.value === node || parent.computed)
      );
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parent.value === node || parent.computed;
    case 'VariableDeclarator':
      return parent.init === node;
    case 'AssignmentExpression':
      return parent.right === node;
    case 'AssignmentPattern':
      return parent.right === node;
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'ArrayPattern':
    case 'ObjectPattern':
    case 'RestElement':
    case 'CatchClause':
    case 'ExportSpecifier':
    case 'UpdateExpression':
    case 'LabeledStatement':
      return false;
    case 'ArrowFunctionExpression':
      return parent.body === node;
    case undefined:
    default:
      return true;
  }
}

/** The text to put in place of a read: a shorthand property needs its key as well. */
export function inPlaceOf(source: Source, node: ESTree.Node, text: string): Change {
  const parent = source.parentOf(node);
  const isShorthand = parent?.type === 'Property' && parent.shorthand;
  return { start: node.start, end: node.end, replacement: isShorthand ? `${source.textOf(node)}: ${text}` : text };
}

/** Puts code at the beginning of a function's body; an arrow's expression becomes a block. */
export function atBeginning(source: Source, fn: FunctionNode, code: string): Change | undefined {
  const { body } = fn;
  if (!body) return undefined;
  if (body.type === 'BlockStatement') {
    const start = afterSuper(source, fn) ?? body.start + 1;
    return { start, end: start, replacement: ` ${code}` };
  }
  const [start, end] = spanWithParens(source, body);
  return { start, end, replacement: `{ ${code} return (${source.textOf(body)}); }` };
}

/** The span of an expression together with the parentheses around it. */
export function spanWithParens({ text }: Source, { start, end }: ESTree.Span): [number, number] {
  const before = /\(\s*$/.exec(text.slice(0, start));
  const after = /^\s*\)/.exec(text.slice(end));
  return before && after ? [start - before[0].length, end + after[0].length] : [start, end];
}

/** Whether an expression is a name or a chain of properties, which can safely be read twice. */
export function isSimple(node: ESTree.Node): boolean {
  if (node.type === 'Identifier' || node.type === 'ThisExpression') return true;
  return node.type === 'MemberExpression' && !node.computed && !node.optional && isSimple(node.object);
}

/** Whether a part of the source contains an `await`; if `fn` is given, one of that function itself. */
export function hasAwait(source: Source, within: ESTree.Span, fn?: FunctionNode): boolean {
  return source.of('AwaitExpression', within).some((node) => !fn || functionAround(source, node) === fn);
}

/** Methods of the language's own lists, maps, strings and numbers; they call back only what they are given. */
const builtIn =
  /^(push|pop|shift|unshift|splice|slice|concat|set|get|has|add|delete|clear|at|map|filter|some|every|find|findIndex|findLast|reduce|flatMap|flat|forEach|sort|toSorted|toReversed|toSpliced|with|join|split|includes|indexOf|keys|values|entries|test|exec|match|matchAll|replace|replaceAll|trim|normalize|padStart|padEnd|startsWith|endsWith|toLowerCase|toUpperCase|localeCompare|toFixed|toString|repeat|isArray|from|of|freeze|assign|fromEntries|stringify|parse|all|allSettled|race|resolve|reject|then|catch|finally|round|floor|trunc|ceil|abs|max|min|isSafeInteger|isInteger|isFinite|isNaN|hasOwn)$/;

/** The calls that may reach outside code: a callback, a collaborator, or a method of an argument. */
export function callsOfOthers(source: Source, within: ESTree.Span): ESTree.CallExpression[] {
  return source.of('CallExpression', within).filter(({ callee }) => {
    if (callee.type === 'Identifier') return isLocal(source, callee);
    if (callee.type !== 'MemberExpression') return false;
    const { object, property } = callee;
    if (property.type === 'PrivateIdentifier') return !isPrivateMethod(source, property.name);
    if (object.type === 'ThisExpression' || object.type === 'Super') return false;
    return callee.computed || (property.type === 'Identifier' && !builtIn.test(property.name));
  });
}

/** Whether a name is that of a parameter or a variable of a function. */
function isLocal(source: Source, node: NodeOf<'Identifier'>): boolean {
  return source.ancestorsOf(node).some((one) => {
    if (!isFunction(one)) return false;
    if ((one.params as ESTree.Node[]).some((param) => namesIn(param).includes(node.name))) return true;
    return source.of('VariableDeclarator', one).some(({ id }) => namesIn(id).includes(node.name));
  });
}

function isPrivateMethod(source: Source, name: string): boolean {
  return source.of('MethodDefinition').some(({ key }) => key.type === 'PrivateIdentifier' && key.name === name);
}

/** The nodes of a part of the source that no function inside it contains. */
export function outsideFunctions(source: Source, within: ESTree.Node): ESTree.Node[] {
  const inside = source.nodes.filter((node) => node.start >= within.start && node.end <= within.end);
  const functions = inside.filter((node) => isFunction(node) && node !== within);
  return inside.filter((node) => !functions.some((fn) => node !== fn && node.start >= fn.start && node.end <= fn.end));
}

/** Where the call to `super(…)` ends, if there is one. In a derived class, nothing may come before it. */
function afterSuper(source: Source, fn: FunctionNode): number | undefined {
  const call = source.of('CallExpression', fn).find(({ callee }) => callee.type === 'Super');
  return call && source.ancestorsOf(call).find(({ type }) => type === 'ExpressionStatement')?.end;
}
