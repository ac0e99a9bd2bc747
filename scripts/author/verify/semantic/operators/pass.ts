import type { ESTree } from 'vite';
import type { Edit } from '../edit.ts';
import { functionAround, namesIn } from '../functions.ts';
import type { NodeOf, Source } from '../source.ts';
import { isSimple } from '../syntax.ts';

/**
 * Passes a whole object where fields were picked, together with its other fields. Or picks fields of a whole object.
 */
export function pass(source: Source): Edit[] {
  return [...wholes(source), ...picks(source)];
}

/** `{ a: x.a, b }` also gets the rest of `x`, or is `x` itself. */
function wholes(source: Source): Edit[] {
  return source.of('ObjectExpression').flatMap((object): Edit[] => {
    const { properties, start, end } = object;
    if (properties.length === 0 || properties.some(({ type }) => type !== 'Property')) return [];
    const fields = properties as NodeOf<'Property'>[];
    const inside = source.text.slice(start + 1, end);
    return originsOf(source, object, fields).flatMap(({ name, also, isSame }): Edit[] => {
      const edit = { start, end, also };
      const leaking = { ...edit, replacement: `{ ...${name},${inside}` };
      return isSame ? [{ ...edit, replacement: name }, leaking] : [leaking];
    });
  });
}

interface Origin {
  name: string;
  also: Edit['also'] & {};
  /** All fields, and under their own names. */
  isSame: boolean;
}

/** The objects that some fields of a literal were taken from. */
function originsOf(source: Source, object: ESTree.Node, fields: readonly NodeOf<'Property'>[]): Origin[] {
  const values = fields.map(({ key, value }) => ({ key: source.textOf(key), value }));
  const owners = new Set(
    values.flatMap(({ value }) =>
      value.type === 'MemberExpression' && isSimple(value) && value.object.type === 'Identifier'
        ? [source.textOf(value.object)]
        : [],
    ),
  );
  const direct = [...owners].map((name) => ({
    name,
    also: [],
    isSame: values.every(({ key, value }) => source.textOf(value) === `${name}.${key}`),
  }));
  return [...direct, ...destructured(source, object, values)];
}

function destructured(
  source: Source,
  object: ESTree.Node,
  values: readonly { key: string; value: ESTree.Node }[],
): Origin[] {
  const names = values.flatMap(({ value }) => (value.type === 'Identifier' ? [value.name] : []));
  const isUsed = (pattern: ESTree.Node) => namesIn(pattern).some((name) => names.includes(name));
  const isSame = (pattern: ESTree.Node) =>
    values.every(
      ({ key, value }) => value.type === 'Identifier' && value.name === key && namesIn(pattern).includes(key),
    );
  const fn = functionAround(source, object);
  const constants = source.of('VariableDeclarator', fn).flatMap(({ id, init }): Origin[] => {
    if (id.type !== 'ObjectPattern' || !init || !isSimple(init) || id.start > object.start || !isUsed(id)) return [];
    return [{ name: source.textOf(init), also: [], isSame: isSame(id) }];
  });
  const parameters = source.ancestorsOf(object).flatMap((one): Origin[] => {
    if (!('params' in one) || !('body' in one) || !one.body) return [];
    const [pattern, ...others] = one.params as ESTree.Node[];
    if (pattern?.type !== 'ObjectPattern' || others.length > 0 || !isUsed(pattern)) return [];
    return [{ name: 'whole$', also: wholeParameter(source, pattern), isSame: isSame(pattern) }];
  });
  return [...constants, ...parameters];
}

/** The parameter as a whole, and its parts in place of omitted arguments. */
function wholeParameter(source: Source, pattern: NodeOf<'ObjectPattern'>): Edit['also'] & {} {
  const annotation = 'typeAnnotation' in pattern ? pattern.typeAnnotation : undefined;
  const bare = source.text.slice(pattern.start, annotation?.start ?? pattern.end);
  return [{ start: pattern.start, end: pattern.end, replacement: `whole$, ...[, , , , ${bare} = whole$]` }];
}

/** `x` and `{ ...x }` keep only the fields that the source declares for the type of `x`. */
function picks(source: Source): Edit[] {
  const types = interfacesOf(source);
  const typeOf = (name: string) =>
    new RegExp(`\\b${name}\\??: (?:readonly )?(\\w+)\\b(?!\\[)`).exec(source.text)?.[1] ?? '';
  const spreads = source.of('SpreadElement').flatMap((node) => {
    const { argument, start, end } = node;
    const isInObject = source.parentOf(node)?.type === 'ObjectExpression';
    return argument.type === 'Identifier' && isInObject ? [{ name: argument.name, start, end, spread: true }] : [];
  });
  const given = source
    .of('CallExpression')
    .flatMap(({ arguments: all }) =>
      all.flatMap((one) =>
        one.type === 'Identifier' ? [{ name: one.name, start: one.start, end: one.end, spread: false }] : [],
      ),
    );
  return [...spreads, ...given].flatMap(({ name, start, end, spread }): Edit[] => {
    const fields = types.get(typeOf(name));
    if (!fields) return [];
    const picked = fields.map((field) => `${field}: ${name}.${field}`).join(', ');
    return [{ start, end, replacement: spread ? picked : `{ ${picked} }` }];
  });
}

/** The fields of each interface that has nothing but fields. */
function interfacesOf({ program }: Source): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const statement of program.body) {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (node?.type !== 'TSInterfaceDeclaration' || node.extends.length > 0) continue;
    const fields = node.body.body.flatMap((one) =>
      one.type === 'TSPropertySignature' && one.key.type === 'Identifier' ? [one.key.name] : [],
    );
    if (fields.length === node.body.body.length) found.set(node.id.name, fields);
  }
  return found;
}
