import { parseSync, type ESTree } from 'vite';
import type { Findings } from './findings.ts';

/**
 * Differences between the exported types of a starter and its solution. Private members, names of parameters, `async`
 * and bodies do not count. An optional parameter and one with a default are the same.
 */
export function differingSignatures(file: string, starter: string, solution: string): Findings {
  const solutionSignatures = signatures(solution, file);
  return [...signatures(starter, file)].flatMap(([name, inStarter]) => {
    const inSolution = solutionSignatures.get(name);
    // Another check finds missing exports.
    if (inSolution === inStarter || (inSolution === undefined && !name.includes('.'))) return [];
    return [
      `${file}: the starter has ${name}${inStarter}, the solution ${inSolution === undefined ? 'none' : `${name}${inSolution}`}`,
    ];
  });
}

/** The types of exported functions and public members of exported classes, by name: `Money.add` → `(Money): Money`. */
function signatures(source: string, file: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const node of parseSync(file, source).program.body) {
    if (node.type !== 'ExportNamedDeclaration' || !node.declaration) continue;
    const { declaration } = node;
    if (declaration.type === 'FunctionDeclaration' && declaration.id) {
      found.set(declaration.id.name, typeOf(source, declaration));
    }
    if (declaration.type === 'ClassDeclaration' && declaration.id) {
      const { name } = declaration.id;
      for (const [member, type] of membersOf(source, declaration)) {
        // A method that returns its own object also has the class as its type.
        found.set(`${name}.${member}`, type.replace(/: this$/, `: ${name}`));
      }
    }
  }
  return found;
}

function membersOf(source: string, { body }: ESTree.Class): [name: string, type: string][] {
  return body.body.flatMap((member): [string, string][] => {
    if (member.type !== 'MethodDefinition' && member.type !== 'TSAbstractMethodDefinition') return [];
    const { key, kind, accessibility, value } = member;
    // A constructor without parameters is equivalent to none.
    const isDefaultConstructor = kind === 'constructor' && value.params.length === 0;
    if (accessibility === 'private' || key.type !== 'Identifier' || isDefaultConstructor) return [];
    return [[kind === 'get' || kind === 'set' ? `${kind} ${key.name}` : key.name, typeOf(source, value)]];
  });
}

function typeOf(source: string, { params, returnType, typeParameters }: ESTree.Function): string {
  const text = (node: ESTree.Span | null | undefined) => (node ? normalized(source.slice(node.start, node.end)) : '');
  const types = params.map((parameter) => {
    const isRest = parameter.type === 'RestElement';
    const isProperty = parameter.type === 'TSParameterProperty';
    const inner: ESTree.Node = isRest ? parameter.argument : isProperty ? parameter.parameter : parameter;
    const hasDefault = inner.type === 'AssignmentPattern';
    const pattern: { optional?: boolean | undefined; typeAnnotation?: ESTree.Span | null } = hasDefault
      ? inner.left
      : inner;
    const isOptional = hasDefault || pattern.optional === true;
    // A default without a type has the type of its value, which a signature does not show.
    const type = text(pattern.typeAnnotation ?? (isRest ? parameter.typeAnnotation : undefined)).replace(/^: ?/, '');
    return `${isRest ? '...' : ''}${type || 'unknown'}${isOptional ? '?' : ''}`;
  });
  // A caller can do everything with a mutable result that it can do with a readonly one.
  return `${text(typeParameters)}(${types.join(', ')})${text(returnType).replace(': readonly ', ': ')}`;
}

/** Code without comments and without differences of layout. */
function normalized(code: string): string {
  return code
    .replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/,? ([)\]}>])/g, '$1')
    .replaceAll(/([([{<]) /g, '$1')
    .trim();
}
