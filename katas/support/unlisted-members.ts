import { parseSync, type ESTree } from 'vite';
import { sourceOf } from './import-rules.ts';

/**
 * Finds public members of a file's exported classes that the statement does not list: methods, accessors, fields and
 * parameter properties, including static ones. Private and protected members and the constructor are not checked.
 * Without this check, a class could do the work of other layers.
 *
 * @param testUrl `import.meta.url` of the kata's test
 * @param file the file of the classes
 * @param listed the public members by class: `{ Order: ['id', 'total'] }`
 * @returns a line for each, like `entities.ts: Order has the public member save, which the statement does not list`;
 *   empty if there is none
 * @throws {Error} if no class is listed, or the file is missing
 */
export function unlistedMembers(
  testUrl: string,
  file: string,
  listed: Readonly<Record<string, readonly string[]>>,
): string[] {
  const classes = Object.entries(listed);
  if (classes.length === 0) throw new Error('There is no class to check.');
  const source = sourceOf(testUrl, file);
  return classes.flatMap(([name, members]) =>
    publicMembersOf(source, name)
      .filter((member) => !members.includes(member))
      .map((member) => `${file}: ${name} has the public member ${member}, which the statement does not list`),
  );
}

/** The public members of a class that a module declares, static ones with `static ` before the name. */
export function publicMembersOf(source: string, name: string): string[] {
  const body = parseSync('module.ts', source).program.body as ESTree.Statement[];
  const members = body.flatMap((node) => classBodiesIn(node, name)).flatMap(({ body }) => body);
  return [...new Set(members.flatMap(publicNamesIn))];
}

/** The class of that name, written as a declaration or as the value of a constant. */
function classBodiesIn(node: ESTree.Statement, name: string): ESTree.ClassBody[] {
  const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : node;
  if (declared?.type === 'ClassDeclaration') return declared.id?.name === name ? [declared.body] : [];
  if (declared?.type !== 'VariableDeclaration') return [];
  return declared.declarations.flatMap(({ id, init }) =>
    id.type === 'Identifier' && id.name === name && init?.type === 'ClassExpression' ? [init.body] : [],
  );
}

function publicNamesIn(member: ESTree.ClassElement): string[] {
  if (member.type === 'StaticBlock' || member.type === 'TSIndexSignature') return [];
  if (member.type === 'MethodDefinition' && member.kind === 'constructor') {
    return member.value.params.flatMap((parameter) =>
      parameter.type === 'TSParameterProperty' && isPublic(parameter) && parameter.parameter.type === 'Identifier'
        ? [parameter.parameter.name]
        : [],
    );
  }
  if (!isPublic(member) || member.key.type === 'PrivateIdentifier') return [];
  return [`${member.static ? 'static ' : ''}${keyOf(member)}`];
}

function isPublic({ accessibility }: { accessibility?: string | null }): boolean {
  return accessibility !== 'private' && accessibility !== 'protected';
}

function keyOf({ key, computed }: { key: ESTree.PropertyKey; computed: boolean }): string {
  if (key.type === 'Identifier' && !computed) return key.name;
  if (key.type === 'Literal') return String(key.value);
  return '[computed]';
}
