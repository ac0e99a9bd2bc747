import { parseSync, Visitor } from 'vite';

/** All identifiers and literals in a module's code, as text, including those in types but not those in comments. */
export function wordsOfCode(source: string): Set<string> {
  const words = new Set<string>();
  new Visitor({
    Identifier: ({ name }) => void words.add(name),
    PrivateIdentifier: ({ name }) => void words.add(name),
    Literal: ({ value }) => void words.add(String(value)),
    TemplateElement: ({ value }) => void words.add(value.cooked ?? ''),
  }).visit(parseSync('module.ts', source).program);
  return words;
}

/** A module's source with each comment replaced by a space. */
export function withoutComments(source: string): string {
  const { comments } = parseSync('module.ts', source);
  return comments.reduceRight((text, { start, end }) => `${text.slice(0, start)} ${text.slice(end)}`, source);
}
