import type { ESTree } from 'vite';
import type { Change, Edit } from '../edit.ts';
import { publicFunctions } from '../functions.ts';
import type { Source } from '../source.ts';
import { callsOfOthers, hasAwait, prelude, statementLists } from '../syntax.ts';

/** Ignores calls while another call is in progress, of this instance or of any. Or stops ignoring them too early. */
export function reEnter(source: Source): Edit[] {
  return [...guarded(source), ...lowered(source)];
}

function guarded(source: Source): Edit[] {
  return publicFunctions(source).flatMap(({ block, kind }): Edit[] => {
    // Code that calls no outside code is never re-entered.
    if (!block || kind === 'constructor' || kind === 'getter') return [];
    if (callsOfOthers(source, block).length === 0 && !hasAwait(source, block)) return [];
    const isMethod = kind === 'method';
    return [
      ...(isMethod ? [around(block, 'busy$.has(this)', 'busy$.add(this)', 'busy$.delete(this)', busyInstances)] : []),
      around(block, 'busy$', 'busy$ = true', 'busy$ = false', busyFlag),
    ];
  });
}

const busyInstances = prelude('const busy$ = new WeakSet();');
const busyFlag = prelude('let busy$ = false;');

function around({ start, end }: ESTree.Span, test: string, raise: string, lower: string, declaration: Change): Edit {
  return {
    start,
    end: start,
    replacement: `{ if (${test}) return; ${raise}; try `,
    also: [{ start: end, end, replacement: ` finally { ${lower}; } }` }, declaration],
  };
}

/** The flag that says "busy" is reset before the last step is done. */
function lowered(source: Source): Edit[] {
  return statementLists(source).flatMap((list): Edit[] => {
    const last = list.at(-1);
    const before = list.at(-2);
    const inFinally = list.flatMap((statement) => loweredInFinally(source, statement));
    if (!last || !before || !isLowering(source, last) || isLowering(source, before)) return inFinally;
    return [...inFinally, moved(source, last, before)];
  });
}

function loweredInFinally(source: Source, statement: ESTree.Statement): Edit[] {
  if (statement.type !== 'TryStatement' || !statement.finalizer) return [];
  const last = statement.block.body.at(-1);
  const lowering = statement.finalizer.body.find((one) => isLowering(source, one));
  return last && lowering ? [moved(source, lowering, last)] : [];
}

function moved(source: Source, lowering: ESTree.Node, before: ESTree.Node): Edit {
  return {
    start: lowering.start,
    end: lowering.end,
    replacement: '',
    also: [{ start: before.start, end: before.start, replacement: `${source.textOf(lowering)} ` }],
  };
}

/** `this.#busy = false;`, or such an assignment to a variable, unless a list is assigned to it elsewhere. */
function isLowering(source: Source, statement: ESTree.Node): boolean {
  const [, flag] = /^([\w.#]+) = (?:false|undefined|null);$/.exec(source.textOf(statement)) ?? [];
  return flag !== undefined && !source.text.includes(`${flag} = [`);
}
