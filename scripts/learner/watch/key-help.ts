import type { Panel } from './view.ts';

/** What a key does: one or two words for the line at the bottom, and a sentence for the README and the key `?`. */
interface KeyHelp {
  key: string;
  word: string;
  sentence: string;
}

/** The keys of the loop, in the order of the bottom line. */
export const keyHelp: readonly KeyHelp[] = [
  { key: 'n', word: 'next', sentence: 'opens the next kata' },
  { key: 'p', word: 'previous', sentence: 'opens the previous kata' },
  { key: 'l', word: 'list', sentence: 'lists all katas' },
  { key: 't', word: 'statement', sentence: 'shows the statement' },
  { key: 'o', word: 'editor', sentence: 'opens your editor' },
  { key: 'd', word: 'debug', sentence: 'runs the broken law in a debugger' },
  { key: 'h', word: 'hint', sentence: 'shows the next hint' },
  { key: 's', word: 'solution', sentence: 'shows a reference solution' },
  { key: 'r', word: 'reset', sentence: 'starts the kata again, from 0 points' },
  { key: 'a', word: 'again', sentence: 'starts a solved kata again, and keeps its points' },
  { key: 'w', word: 'write laws', sentence: 'opens the reverse kata, in which you write the laws' },
  { key: 'c', word: 'check all', sentence: 'checks all katas that you have started' },
  { key: 'u', word: 'vitest ui', sentence: 'opens Vitest UI' },
  { key: '?', word: 'keys', sentence: 'shows all keys' },
  { key: 'q', word: 'quit', sentence: 'quits' },
];

/** The keys that a small terminal shows. */
export const mainKeys = ['t', 'o', 'h', '?', 'q'] as const;

/** The keys with their sentences. */
export function keysPanel(): Panel {
  const lines = keyHelp.map(({ key, sentence }) => `${key}      ${sentence}`);
  const more = [
    '↑ ↓    scroll by a line, the page keys by a page',
    'esc    closes a page or a panel like this one',
    '',
    'In vi, :n goes from your file to the statement, and :N back. Ctrl-Z suspends the loop, and fg brings it back.',
  ];
  return { title: 'Keys', lines: [...lines, ...more] };
}
