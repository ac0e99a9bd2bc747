import type { ESTree } from 'vite';
import type { Source } from './source.ts';

/** The probable type of a value; `nothing` stands for null, undefined and void. */
export type Kind = 'string' | 'number' | 'boolean' | 'bigint' | 'object' | 'nothing';

/** Guesses the types of expressions from literals and declarations. Undefined if the source does not show the type. */
export function kindsIn(source: Source): (node: ESTree.Node) => Kind | undefined {
  const declared = declaredKinds(source.text);
  const ofName = (name: string): Kind | undefined => {
    const kinds = declared.get(name);
    return kinds?.size === 1 ? [...kinds][0] : undefined;
  };
  const kindOf = (node: ESTree.Node): Kind | undefined => {
    switch (node.type) {
      case 'Literal':
        return kindOfLiteral(node.value);
      case 'TemplateLiteral':
        return 'string';
      case 'Identifier':
        return node.name === 'undefined' ? 'nothing' : ofName(node.name);
      case 'MemberExpression':
        if (node.property.type === 'Identifier' && ['length', 'size'].includes(node.property.name)) return 'number';
        if (node.property.type === 'PrivateIdentifier') return ofName(`#${node.property.name}`);
        return node.property.type === 'Identifier' && !node.computed ? ofName(node.property.name) : undefined;
      case 'ChainExpression':
        return kindOf(node.expression);
      case 'CallExpression':
        return kindOfCall(node, ofName);
      case 'UnaryExpression':
        if (node.operator === '!') return 'boolean';
        return node.operator === 'typeof' ? 'string' : 'number';
      case 'BinaryExpression':
        if (/^([=!]==?|[<>]=?|in|instanceof)$/.test(node.operator)) return 'boolean';
        if (node.operator === '+') return kindOf(node.left) ?? kindOf(node.right);
        return 'number';
      case 'LogicalExpression':
        return kindOf(node.left) ?? kindOf(node.right);
      case 'UpdateExpression':
        return 'number';
      case 'ThisExpression':
      case 'NewExpression':
      case 'ArrayExpression':
      case 'ObjectExpression':
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return 'object';
      default:
        return undefined;
    }
  };
  return kindOf;
}

function kindOfLiteral(value: unknown): Kind {
  if (value === null) return 'nothing';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' || type === 'bigint' ? type : 'object';
}

const stringMethods = ['toLowerCase', 'toUpperCase', 'trim', 'normalize', 'padStart', 'join', 'toString', 'String'];
const numberMethods = ['indexOf', 'findIndex', 'lastIndexOf', 'Number', 'round', 'floor', 'trunc', 'ceil', 'abs'];

function kindOfCall({ callee }: ESTree.CallExpression, ofName: (name: string) => Kind | undefined): Kind | undefined {
  const node = callee.type === 'MemberExpression' ? callee.property : callee;
  if (node.type !== 'Identifier') return undefined;
  if (stringMethods.includes(node.name)) return 'string';
  if (numberMethods.includes(node.name)) return 'number';
  return ofName(`${node.name}()`);
}

/** The primitives that names are declared to be anywhere in the source: fields, parameters, results of functions. */
function declaredKinds(text: string): Map<string, Set<Kind>> {
  const found = new Map<string, Set<Kind>>();
  const add = (name: string, kind: string) => {
    const kinds = found.get(name) ?? new Set<Kind>();
    kinds.add(kind as Kind);
    found.set(name, kinds);
  };
  for (const [, name = '', kind = ''] of text.matchAll(/(#?\w+)\??:\s*(string|number|boolean|bigint)\b(?!\[)/g))
    add(name, kind);
  for (const [, name = '', kind = ''] of text.matchAll(/(\w+)\([^()]*\):\s*(string|number|boolean|bigint)\b(?!\[)/g))
    add(`${name}()`, kind);
  // A getter is read like a field.
  for (const [, name = '', kind = ''] of text.matchAll(/\bget (\w+)\(\):\s*(string|number|boolean|bigint)\b(?!\[)/g))
    add(name, kind);
  // A field that begins as a flag or a count.
  for (const [, name = '', value = ''] of text.matchAll(/(#\w+) = (true|false|\d+|'[^']*');/g))
    add(name, value === 'true' || value === 'false' ? 'boolean' : value.startsWith("'") ? 'string' : 'number');
  // A function that returns nothing has no result.
  for (const [, name = ''] of text.matchAll(/(\w+)\([^()]*\):\s*void\b/g)) add(`${name}()`, 'nothing');
  return found;
}
