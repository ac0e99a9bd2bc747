import { parseSync, type ESTree } from 'vite';

/** The code block below a statement's `## API`: what the starter exports, without bodies and comments. */
export function apiOf(files: readonly [name: string, source: string][]): string {
  return files
    .map(([name, source]) => {
      const signatures = signaturesOf(source, name);
      return files.length > 1 ? `// ${name}\n${signatures}` : signatures;
    })
    .join('\n\n');
}

/** The exported declarations of a module as signatures. */
export function signaturesOf(source: string, file = 'module.ts'): string {
  const { program, comments } = parseSync(file, source);
  // Comments become blanks of the same length, so that all offsets stay.
  const code = comments.reduce(
    (text, { start, end }) => text.slice(0, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ') + text.slice(end),
    source,
  );
  const exported = program.body.flatMap((node) =>
    node.type === 'ExportNamedDeclaration' && node.declaration ? [node.declaration] : [],
  );
  return exported
    .map((declaration) => signature(code, declaration))
    .join('\n\n')
    .replaceAll(/\n\n(?=type |const |function )/g, '\n');
}

function signature(code: string, node: ESTree.Declaration): string {
  const text = (from: number, to: number) => tidy(code.slice(from, to));
  switch (node.type) {
    case 'FunctionDeclaration':
      return `${text(node.start, node.body?.start ?? node.end)};`;
    case 'ClassDeclaration': {
      const members = node.body.body.map((member) => memberOf(code, member)).filter((line) => line !== '');
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

function memberOf(code: string, member: ESTree.ClassElement): string {
  if (member.type === 'MethodDefinition' || member.type === 'TSAbstractMethodDefinition') {
    const end = member.value.body?.start ?? member.end;
    return `${tidy(code.slice(member.start, end)).replace(/;$/, '')};`;
  }
  // `name` of an error class says nothing to a caller.
  if (member.type !== 'PropertyDefinition' || member.override || member.key.type === 'PrivateIdentifier') return '';
  return `${tidy(code.slice(member.start, member.value?.start ?? member.end)).replace(/\s*[=;]\s*$/, '')};`;
}

function tidy(text: string): string {
  return text
    .trim()
    .replaceAll(/[ \t]+$/gm, '')
    .replaceAll(/\n{2,}/g, '\n');
}
