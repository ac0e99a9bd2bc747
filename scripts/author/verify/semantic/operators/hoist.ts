import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import { functionAround, isFunction, namesIn } from '../functions.ts';
import type { Source } from '../source.ts';
import { beforeTopLevel, privateFields, readsOf } from '../syntax.ts';

/**
 * Moves the state of an instance into the module, so that all instances share it. Either each new instance resets it,
 * or it keeps what the last one left.
 */
export function hoist(source: Source): Edit[] {
  return [...hoistedFields(source), ...hoistedContainers(source)];
}

function hoistedFields(source: Source): Edit[] {
  return privateFields(source).flatMap(({ owner, field, name, uses }): Edit[] => {
    const { value, start } = field;
    const shared = `${name}$`;
    const also = uses.map((use) => ({ start: use.start, end: use.end, replacement: shared }));
    // The initialiser may read fields itself.
    if (value && uses.some((use) => use.start >= value.start && use.end <= value.end)) return [];
    const init = value ? source.textOf(value) : 'undefined';
    const declare = (code: string) => beforeTopLevel(source, field, `let ${shared}${code};`);
    const removed = { start, end: field.end, replacement: '' };
    if (!value) return [{ ...removed, also: [declare(''), ...also] }];
    const reset = { ...removed, replacement: `#${name} = (${shared} = ${init});`, also: [declare(''), ...also] };
    const readsThis = source.of('ThisExpression', value).length > 0;
    if (readsThis || readsClass(source, value, owner)) return [reset];
    return [{ ...removed, also: [declare(` = ${init}`), ...also] }, reset];
  });
}

/** Whether an initialiser uses the class itself, which does not exist yet. */
function readsClass(source: Source, value: ESTree.Expression, owner: ESTree.Class): boolean {
  return owner.id !== null && readsOf(source, owner.id.name, value).length > 0;
}

function hoistedContainers(source: Source): Edit[] {
  return source.of('VariableDeclaration').flatMap((declaration): Edit[] => {
    const [declarator, ...others] = declaration.declarations;
    const fn = functionAround(source, declaration);
    if (!declarator?.init || others.length > 0 || declarator.id.type !== 'Identifier' || !fn) return [];
    if (source.parentOf(declaration)?.type !== 'BlockStatement') return [];
    const { name } = declarator.id;
    const isCaptured = readsOf(source, name, fn).some((read) => functionAround(source, read) !== fn);
    if (!isCaptured || !isState(declarator.init) || isTopLevelName(source, name)) return [];
    const init = source.textOf(declarator.init);
    const edit = { start: declaration.start, end: declaration.end };
    return [
      { ...edit, replacement: '', also: [beforeTopLevel(source, declaration, `let ${name} = ${init};`)] },
      { ...edit, replacement: `${name} = ${init};`, also: [beforeTopLevel(source, declaration, `let ${name};`)] },
    ];
  });
}

/** An empty or primitive value, as in an initial state. */
function isState(init: ESTree.Expression): boolean {
  if (init.type === 'NewExpression')
    return (
      init.arguments.length === 0 &&
      init.callee.type === 'Identifier' &&
      /^(?:Weak)?(?:Map|Set)$/.test(init.callee.name)
    );
  if (init.type === 'ArrayExpression') return init.elements.length === 0;
  if (init.type === 'ObjectExpression') return init.properties.length === 0;
  return init.type === 'Literal' || (init.type === 'Identifier' && init.name === 'undefined');
}

function isTopLevelName({ program }: Source, name: string): boolean {
  return program.body.some((statement) => {
    const one = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (one?.type === 'VariableDeclaration') return one.declarations.some(({ id }) => namesIn(id).includes(name));
    if (!one || (!isFunction(one as ESTree.Node) && one.type !== 'ClassDeclaration')) return false;
    return 'id' in one && one.id?.type === 'Identifier' && one.id.name === name;
  });
}
