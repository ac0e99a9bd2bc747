import { parseSync, Visitor, type ESTree } from 'vite';

/**
 * The positions of statements that are identical in the starter. Learners do not write them, so no mutant changes them.
 */
export function givenSpans(text: string, starter: string): ESTree.Span[] {
  return parseSync('solution.ts', text).program.body.filter(
    ({ type, start, end }) => type !== 'ImportDeclaration' && starter.includes(text.slice(start, end)),
  );
}

/** The positions of error messages: strings with spaces, on which no caller can depend. */
export function messageSpans(text: string): ESTree.Span[] {
  const spans: ESTree.Span[] = [];
  new Visitor({
    NewExpression({ callee, arguments: given }) {
      if (callee.type !== 'Identifier' || !callee.name.endsWith('Error')) return;
      const isText = ({ type, start, end }: { type: string; start: number; end: number }) =>
        /^(?:Template)?Literal$/.test(type) && text.slice(start + 1, end - 1).includes(' ');
      spans.push(...given.filter(isText));
    },
  }).visit(parseSync('solution.ts', text).program);
  return spans;
}

/** Whether a part of a text is within one of these spans. */
export function isWithin({ start, end }: ESTree.Span, spans: readonly ESTree.Span[]): boolean {
  return spans.some((span) => start >= span.start && end <= span.end);
}
