import { parseSync, Visitor, type ESTree } from 'vite';
import { importsOf } from '../../../katas/support/imports.ts';

type SourceFile = readonly [name: string, source: string];

/**
 * The code block below a statement's `## API`: the signatures that the learner implements, inner files first, without
 * comments. Complete parts of the starter, such as types and error classes, are only named.
 */
export function apiOf(files: readonly SourceFile[]): string {
  return innermostFirst(files)
    .map(([name, source]) => {
      const lines = [signaturesOf(source, name), givenLines(source, name)].filter((text) => text !== '');
      return [...(files.length > 1 ? [`// ${name}`] : []), lines.join('\n\n')].join('\n');
    })
    .join('\n\n');
}

/** The exported declarations of a module that call `todo`, as signatures. */
export function signaturesOf(source: string, file = 'module.ts'): string {
  const { program, comments } = parseSync(file, source);
  // Comments become spaces of the same length, so that all offsets stay the same.
  const code = comments.reduce(
    (text, { start, end }) => text.slice(0, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ') + text.slice(end),
    source,
  );
  return exportedIn(program)
    .filter((declaration) => isToDo(declaration, todosIn(program)))
    .map((declaration) => signature(code, declaration))
    .join('\n\n')
    .replaceAll(/\n\n(?=type |const |function )/g, '\n');
}

/** Files in the order of their imports, innermost first, and otherwise in alphabetical order. */
function innermostFirst(files: readonly SourceFile[]): SourceFile[] {
  const imported = new Map(
    files.map(([name, source]) => [
      name,
      importsOf(source, name).flatMap(({ specifier }) => /^\.\/([^/]+)$/.exec(specifier ?? '')?.[1] ?? []),
    ]),
  );
  const depthOf = (name: string, above: readonly string[] = []): number => {
    const inner = (imported.get(name) ?? []).filter(
      (other) => imported.has(other) && ![...above, name].includes(other),
    );
    return Math.max(0, ...inner.map((other) => 1 + depthOf(other, [...above, name])));
  };
  return files.toSorted(([a], [b]) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
}

/** Names the parts of a module that the starter provides, in comments of at most 100 characters per line. */
function givenLines(source: string, file: string): string {
  const { program } = parseSync(file, source);
  const todos = todosIn(program);
  const names = exportedIn(program).flatMap((declaration) => (isToDo(declaration, todos) ? [] : namesIn(declaration)));
  if (names.length === 0) return '';
  const lines = ['// given in the starter:'];
  names.forEach((name, i) => {
    const word = ` ${name}${i < names.length - 1 ? ',' : ''}`;
    const last = lines.at(-1) ?? '';
    if (last.length + word.length > 100) lines.push(`//${word}`);
    else lines[lines.length - 1] = last + word;
  });
  return lines.join('\n');
}

function exportedIn(program: ESTree.Program): ESTree.Declaration[] {
  return program.body.flatMap((node) =>
    node.type === 'ExportNamedDeclaration' && node.declaration ? [node.declaration] : [],
  );
}

/** Where `todo` is called. */
function todosIn(program: ESTree.Program): number[] {
  const offsets: number[] = [];
  new Visitor({
    CallExpression: ({ callee, start }) => {
      if (callee.type === 'Identifier' && callee.name === 'todo') offsets.push(start);
    },
  }).visit(program);
  return offsets;
}

function isToDo({ start, end }: ESTree.Declaration, todos: readonly number[]): boolean {
  return todos.some((offset) => offset >= start && offset < end);
}

function namesIn(declaration: ESTree.Declaration): string[] {
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
  return 'id' in declaration && declaration.id?.type === 'Identifier' ? [declaration.id.name] : [];
}

function signature(code: string, node: ESTree.Declaration): string {
  const text = (from: number, to: number) => tidy(code.slice(from, to));
  switch (node.type) {
    case 'FunctionDeclaration':
      return `${text(node.start, node.body?.start ?? node.end)};`;
    case 'ClassDeclaration': {
      const members = node.body.body.map((member) => memberSignature(code, member)).filter((line) => line !== '');
      const head = text(node.start, node.body.start);
      return members.length === 0 ? `${head} {}` : `${head} {\n${members.map((line) => `  ${line}`).join('\n')}\n}`;
    }
    case 'VariableDeclaration':
      return node.declarations
        .map(
          ({ id, init }) =>
            `${node.kind} ${text(id.start, id.end)}${'typeAnnotation' in id && id.typeAnnotation ? '' : ` = ${text(init?.start ?? 0, init?.end ?? 0)}`};`,
        )
        .join('\n');
    default:
      return text(node.start, node.end);
  }
}

function memberSignature(code: string, member: ESTree.ClassElement): string {
  if (member.type === 'MethodDefinition' || member.type === 'TSAbstractMethodDefinition') {
    const end = member.value.body?.start ?? member.end;
    return `${tidy(code.slice(member.start, end)).replace(/;$/, '')};`;
  }
  // The `name` of an error class is of no use to a caller.
  if (member.type !== 'PropertyDefinition' || member.override || member.key.type === 'PrivateIdentifier') return '';
  return `${tidy(code.slice(member.start, member.value?.start ?? member.end)).replace(/\s*[=;]\s*$/, '')};`;
}

function tidy(text: string): string {
  return text
    .trim()
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{2,}/g, '\n');
}
