import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import { functionAround, publicFunctions, type Parameter, type PublicFunction } from '../functions.ts';
import type { Source } from '../source.ts';
import { atBeginning, callsOf, hasAwait, isSimple } from '../syntax.ts';

/**
 * Takes a shortcut for empty, zero or equal values, or has too little room: one entry instead of a stack, at most eight
 * entries, or recursion that ends at the depth of the call stack.
 */
export function edge(source: Source): Edit[] {
  return [...emptyInputs(source), ...equalInputs(source), ...stacks(source), ...caps(source), ...recursions(source)];
}

function emptyInputs(source: Source): Edit[] {
  return publicFunctions(source).flatMap((fn) => fn.params.flatMap((param) => onEmpty(source, fn, param)));
}

function onEmpty(source: Source, fn: PublicFunction, { name, type, primitive }: Parameter): Edit[] {
  if (name === undefined) return [];
  const test = emptinessOf(name, type, primitive);
  const result = fn.kind === 'constructor' || fn.returns === 'void' ? '' : resultFor(source, fn, name, type);
  if (test === undefined || result === undefined) return [];
  const change = atBeginning(source, fn.node, `if (${test}) return${result};`);
  return change ? [change] : [];
}

function emptinessOf(name: string, type: string, primitive: Parameter['primitive']): string | undefined {
  if (primitive === 'string') return `${name} === ''`;
  if (primitive === 'number') return `${name} === 0`;
  return /\[\]$|^(readonly )?(Readonly)?Array</.test(type) ? `${name}.length === 0` : undefined;
}

/** What a careless shortcut returns: an empty value of the right type. */
function resultFor(
  source: Source,
  { node, returns, kind }: PublicFunction,
  name: string,
  type: string,
): string | undefined {
  const annotated = node.returnType ? source.textOf(node.returnType.typeAnnotation).trim() : '';
  const bare = /^Promise<(.*)>$/s.exec(annotated)?.[1] ?? annotated;
  if (returns === 'number') return ' 0';
  if (returns === 'string') return " ''";
  if (returns === 'boolean') return ' false';
  if (/\[\]$|Array</.test(bare)) return ' []';
  if (bare !== '' && bare === type) return ` ${name}`;
  if (/undefined/.test(bare)) return ' undefined';
  const owner = source.ancestorsOf(node).find((one) => one.type === 'ClassDeclaration');
  return kind === 'method' && (bare === 'this' || (owner?.type === 'ClassDeclaration' && owner.id?.name === bare))
    ? ' this'
    : undefined;
}

/** Setting a field to the value that it already has does nothing, and does not even check the value. */
function equalInputs(source: Source): Edit[] {
  return source.of('AssignmentExpression').flatMap((node): Edit[] => {
    const { left, right, operator } = node;
    const statement = source.parentOf(node);
    const fn = functionAround(source, node);
    if (operator !== '=' || right.type !== 'Identifier' || !fn || statement?.type !== 'ExpressionStatement') return [];
    const isField = left.type === 'MemberExpression' && left.property.type === 'PrivateIdentifier';
    const isParameter = (fn.params as ESTree.Node[]).some(
      (param) => param.type === 'Identifier' && param.name === right.name,
    );
    const parent = source.parentOf(fn);
    if (!isField || !isParameter || (parent?.type === 'MethodDefinition' && parent.kind === 'constructor')) return [];
    const change = atBeginning(source, fn, `if (${source.textOf(left)} === ${right.name}) return;`);
    return change ? [change] : [];
  });
}

/** Only the latest entry is kept. */
function stacks(source: Source): Edit[] {
  return callsOf(source, ['push', 'unshift']).flatMap(({ call, object, method }): Edit[] => {
    if (!isSimple(object)) return [];
    const list = source.textOf(object);
    const given = call.arguments.map((one) => source.textOf(one)).join(', ');
    const { start, end } = call;
    return [{ start, end, replacement: `(${list}.length = 0, ${list}.${method}(${given}))` }];
  });
}

const maxEntries = 8;

/** When a ninth entry is added, the oldest is removed. */
function caps(source: Source): Edit[] {
  return callsOf(source, ['push', 'set', 'add']).flatMap(({ call, object, method }): Edit[] => {
    if (!isSimple(object)) return [];
    const all = source.textOf(object);
    const { start, end } = call;
    const tooMany =
      method === 'push'
        ? `${all}.length > ${maxEntries} && ${all}.shift()`
        : `${all}.size > ${maxEntries} && ${all}.delete(${all}.keys().next().value)`;
    const isStatement = source.parentOf(call)?.type === 'ExpressionStatement';
    return isStatement ? [{ start, end, replacement: `(${source.textOf(call)}, ${tooMany})` }] : [];
  });
}

/** A loop becomes a function that calls itself. */
function recursions(source: Source): Edit[] {
  const loops = [...source.of('WhileStatement'), ...source.of('ForOfStatement')];
  return loops.flatMap((loop): Edit[] => {
    const fn = functionAround(source, loop);
    const body = source.textOf(loop.body);
    if (!fn || /\b(break|continue|return|yield)\b/.test(body)) return [];
    const [async, wait] = hasAwait(source, loop, fn) ? ['async ', 'await '] : ['', ''];
    const { start, end } = loop;
    if (loop.type === 'WhileStatement') {
      const test = source.textOf(loop.test);
      const replacement = `{ const again$ = ${async}() => { if (!(${test})) return; ${body} ${wait}again$(); }; ${wait}again$(); }`;
      return [{ start, end, replacement }];
    }
    if (loop.await) return [];
    const [list, one] = [source.textOf(loop.right), source.textOf(loop.left)];
    const replacement = `{ const all$ = [...${list}]; const step$ = ${async}(i$) => { if (i$ >= all$.length) return; ${one} = all$[i$]; ${body} ${wait}step$(i$ + 1); }; ${wait}step$(0); }`;
    return [{ start, end, replacement }];
  });
}
