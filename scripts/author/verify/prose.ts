/** Words of prose, those in tables included. Code blocks and diagrams are not counted. */
export function wordsIn(markdown: string): number {
  return words(withoutCode(markdown)).length;
}

/** A sentence with too many words. */
export interface LongSentence {
  words: number;
  /** Its beginning. */
  sentence: string;
}

/**
 * Sentences with more than `maxWords` words. Inline code counts as one word. List items, table cells and headings end
 * a sentence.
 */
export function longSentencesIn(markdown: string, maxWords: number): LongSentence[] {
  const prose = withoutCode(markdown)
    .replaceAll(/`[^`]*`/g, 'code')
    .replaceAll(/<[^>]*>/g, '\n\n')
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
  const blocks = prose.split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.) )|^#.*$|\||^\s*(?:[-*+]|\d+\.) /m);
  return blocks
    .flatMap((block) => block.split(/(?<=[.!?][)"'”’]?)\s+/))
    .map((sentence) => ({ words: words(sentence).length, sentence: sentence.replaceAll(/\s+/g, ' ').trim() }))
    .filter(({ words: count }) => count > maxWords)
    .map(({ words: count, sentence }) => ({ words: count, sentence: `${sentence.slice(0, 60)} …` }));
}

function withoutCode(markdown: string): string {
  return markdown.replaceAll(/```[\s\S]*?```/g, '');
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}_]/u.test(word));
}
