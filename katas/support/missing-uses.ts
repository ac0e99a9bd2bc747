import { parseSync, Visitor } from 'vite';
import { sourcesOf } from './helper-files.ts';
import { openProject } from './import-rules.ts';

/**
 * Finds names that a layer must use but does not, in its own file or in one of its helper files. An import alone is not
 * a use. Without this check, the outermost layer could do all the work itself and ignore the inner layers.
 *
 * @param testUrl `import.meta.url` of the kata's test
 * @param layers the file names of all layers
 * @param needed the imported names that a layer must use, by its file: `{ 'main.ts': ['createController'] }`
 * @returns a line for each, like `main.ts never uses createController`; empty if all are used
 * @throws {Error} if no name is given, or a layer is missing
 */
export function missingUses(
  testUrl: string,
  layers: readonly string[],
  needed: Readonly<Record<string, readonly string[]>>,
): string[] {
  if (Object.values(needed).flat().length === 0) throw new Error('There are no uses to check.');
  const project = openProject(testUrl, layers);
  return Object.entries(needed).flatMap(([layer, names]) => {
    const sources = sourcesOf(project, layer);
    return names
      .filter((name) => !sources.some((source) => usesImport(source, name)))
      .map((name) => `${layer} never uses ${name}`);
  });
}

/** Whether a module uses a name that it imports: `import { a }`, `import { a as b }`, `layer.a`, `{ a } = layer`. */
export function usesImport(source: string, name: string): boolean {
  const { program } = parseSync('module.ts', source);
  const locals = new Set<string>();
  const specifierStarts = new Set<number>();
  new Visitor({
    ImportSpecifier: ({ imported, local, start }) => {
      specifierStarts.add(start).add(imported.start).add(local.start);
      if ((imported.type === 'Identifier' ? imported.name : imported.value) === name) locals.add(local.name);
    },
  }).visit(program);
  let isUsed = false;
  const noteUse = (node: { type: string; name?: unknown }, isMember: boolean) => {
    if (node.type === 'Identifier' && (isMember ? node.name === name : locals.has(String(node.name)))) isUsed = true;
  };
  new Visitor({
    Identifier: (node) => {
      if (!specifierStarts.has(node.start)) noteUse(node, false);
    },
    MemberExpression: ({ object, property }) => {
      if (['Identifier', 'AwaitExpression', 'ParenthesizedExpression'].includes(object.type)) noteUse(property, true);
    },
    ObjectPattern: ({ properties }) =>
      properties.forEach((one) => {
        if (one.type === 'Property') noteUse(one.key, true);
      }),
  }).visit(program);
  return isUsed;
}
