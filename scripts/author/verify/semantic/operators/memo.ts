import type { ESTree } from 'vite';
import type { Change, Edit } from '../edit.ts';
import { functionAround, publicFunctions, returnsOf, type PublicFunction } from '../functions.ts';
import type { Source } from '../source.ts';
import { prelude, spanWithParens } from '../syntax.ts';

/**
 * Stores a result and returns it again: by its arguments joined to a string, by the first argument alone, or while its
 * promise is pending. Or makes an assignment only the first time (`??=`).
 */
export function memo(source: Source): Edit[] {
  return [...memoised(source), ...assignedOnce(source)];
}

/** The results stored so far, for each instance. */
const cachesOfInstances = prelude(
  'const caches$ = new WeakMap(), cache$ = (of) => caches$.get(of) ?? caches$.set(of, new Map()).get(of);',
);
const cacheOfModule = prelude('const all$ = new Map(), cache$ = () => all$;');
/** Forgets a promise once it is settled. */
const cacheOfPending = prelude(
  'class Pending$ extends Map { set(k, p) { const end = () => this.delete(k); super.set(k, p); p.then(end, end); return this; } } const pendings$ = new WeakMap(), all$ = new Pending$(), pending$ = (of) => of === undefined ? all$ : (pendings$.get(of) ?? pendings$.set(of, new Pending$()).get(of));',
);

function memoised(source: Source): Edit[] {
  return publicFunctions(source).flatMap((fn): Edit[] => {
    if (fn.kind === 'constructor' || !returnsAnything(source, fn)) return [];
    if (fn.node.params.some((param) => param.type === 'RestElement')) return [];
    const isMethod = fn.kind === 'method' || fn.kind === 'getter';
    const [cache, also] = isMethod ? ['cache$(this)', cachesOfInstances] : ['cache$()', cacheOfModule];
    const names = fn.params.flatMap((param) => param.names);
    const joined = names.length > 0 ? `[${names.join(', ')}].join()` : "''";
    const [first] = names;
    // The first of several arguments, or a single one that is compared by identity.
    const byFirst = first !== undefined && (names.length > 1 || fn.params[0]?.primitive === undefined);
    return [
      around(source, fn, cache, joined, also),
      ...(byFirst ? [around(source, fn, cache, first, also)] : []),
      ...(fn.node.async ? [around(source, fn, `pending$(${isMethod ? 'this' : ''})`, joined, cacheOfPending)] : []),
    ];
  });
}

function around(
  source: Source,
  { node, block, expression }: PublicFunction,
  cache: string,
  key: string,
  declaration: Change,
): Edit {
  const [start, end] = expression ? spanWithParens(source, expression) : [block?.start ?? 0, block?.end ?? 0];
  const body = `(${node.async ? 'async ' : ''}() => `;
  return {
    start,
    end: start,
    replacement: `{ const memo$ = ${cache}, key$ = ${key}; if (!memo$.has(key$)) memo$.set(key$, ${body}`,
    also: [{ start: end, end, replacement: ')()); return memo$.get(key$); }' }, declaration],
  };
}

/** Whether a function returns anything. */
function returnsAnything(source: Source, { node, expression, returns }: PublicFunction): boolean {
  if (returns === 'void') return false;
  return expression !== undefined || returnsOf(source, node).some(({ argument }) => argument !== null);
}

function assignedOnce(source: Source): Edit[] {
  return source
    .of('AssignmentExpression')
    .filter(
      (node) =>
        node.operator === '=' &&
        (node.left.type === 'MemberExpression' || node.left.type === 'Identifier') &&
        !isInConstructor(source, node),
    )
    .map(({ left, right }) => ({
      start: left.end,
      end: right.start,
      replacement: source.text.slice(left.end, right.start).replace('=', '??='),
    }));
}

/** Each assignment there is the first one anyway. */
function isInConstructor(source: Source, node: ESTree.Node): boolean {
  const fn = functionAround(source, node);
  const parent = fn && source.parentOf(fn);
  return parent?.type === 'MethodDefinition' && parent.kind === 'constructor';
}
