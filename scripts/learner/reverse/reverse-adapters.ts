import { resetKata } from '../reset.ts';
import { readProgress } from '../../progress/progress-file.ts';
import { readReverseMemory, reverseStatusOf, writeReverseMemory } from '../../progress/reverse-status.ts';
import { listReverseKatas } from '../../reverse/reverse-kata.ts';
import type { Runner } from '../../runner/runner.ts';
import { editorCommand, startEditor } from '../watch/editor.ts';
import { statementPanel } from '../watch/statement-panel.ts';
import { watchKata } from '../watch/watch-kata.ts';
import { takeReverseHint } from './hints.ts';
import { impostorLines } from './impostor-pages.ts';
import { judgeReverse } from './judge-reverse.ts';
import type { ReversePorts } from './reverse-loop.ts';

/**
 * The real implementations of the loop's ports. The caller adds `show`, which draws the screen.
 *
 * @param withTerminal lends the terminal to something else that draws in it
 */
export function createReverseAdapters(
  root: string,
  runner: Runner,
  withTerminal: <T>(use: () => Promise<T>) => Promise<T> = (use) => use(),
): Omit<ReversePorts, 'show'> {
  return {
    katas: listReverseKatas(root),
    status: (reverse) => reverseStatusOf(reverse, readProgress(root).get(reverse.slug)),
    judge: (reverse, options) => judgeReverse(runner, reverse, options),
    statement: ({ kata }) => statementPanel(kata, undefined),
    openEditor: async ({ laws, kata }) => {
      const editor = editorCommand([{ file: laws }, { file: kata.statement }]);
      if (editor.needsTerminal) await withTerminal(() => startEditor(editor));
      else await startEditor(editor);
      return `Opened in ${editor.command}.`;
    },
    hint: (reverse) => takeReverseHint(reverse),
    reset: ({ edited }) => resetKata(edited),
    hasGivenUp: (reverse) => readReverseMemory(reverse).gaveUp === true,
    giveUp: (reverse) => writeReverseMemory(reverse, { gaveUp: true }),
    impostors: (reverse) => impostorLines(reverse),
    watch: ({ edited, kata }, changed) => watchKata({ ...edited, files: [...edited.files, ...kata.files] }, changed),
  };
}
