import { existsSync } from 'node:fs';
import type { Kata } from '../../kata/catalog.ts';
import { beginPractice, compareWithEarlier, stopPractice } from '../practice.ts';
import { resetKata } from '../reset.ts';
import { listKatasForLearners } from '../../kata/learning-order.ts';
import { takeHint } from '../hints.ts';
import { referenceOf } from '../reference.ts';
import { rememberOpened } from '../../progress/last-opened.ts';
import type { KataStatus } from '../../progress/kata-status.ts';
import { forgetKata, runAndRecord, refreshAll } from '../../progress/refresh-status.ts';
import { reverseStatuses } from '../../progress/reverse-status.ts';
import type { Runner, RunSettings } from '../../runner/runner.ts';
import type { LoopPorts } from './loop-ports.ts';
import { runDebugger } from './run-debugger.ts';
import { editorCommand, startEditor } from './editor.ts';
import { fileOfRule } from './file-of-rule.ts';
import { statementPanel } from './statement-panel.ts';
import { comparisonPanel, hintPanel, solutionPanel } from './panels.ts';
import { createUi } from './vitest-ui.ts';

/**
 * The real implementations of the loop's ports. The caller adds `show`, which draws the screen, and `watch`.
 *
 * @param root the workbook's folder
 * @param withTerminal lends the terminal to something else that draws in it
 */
export function createAdapters(
  root: string,
  katas: readonly Kata[],
  runner: Runner,
  book: readonly KataStatus[],
  withTerminal: <T>(use: () => Promise<T>) => Promise<T> = (use) => use(),
): Omit<LoopPorts, 'show' | 'watch'> {
  let lastKatas = katas;
  return {
    get katas() {
      return (lastKatas = katasNow(root) ?? lastKatas);
    },
    book,
    judge: (kata, settings) => runAndRecord(runner, kata, settings),
    statement: statementPanel,
    openEditor: async (kata, at, failing) => {
      const editor = editorCommand([at ?? { file: fileOfRule(kata, failing) }, { file: kata.statement }]);
      if (editor.needsTerminal) await withTerminal(() => startEditor(editor));
      else await startEditor(editor);
      return `Opened in ${editor.command}.`;
    },
    debug: ({ number }) => withTerminal(() => runDebugger(number)),
    hint: (kata) => hintPanel(takeHint(kata)),
    solution: (kata) => solutionPanel(referenceOf(kata, false)),
    reset: (kata) => resetKata(kata),
    beginPractice: (kata) => beginPractice(kata),
    stopPractice: (kata) => stopPractice(kata),
    comparison: (kata, earlier) => comparisonPanel(compareWithEarlier(kata, earlier)),
    reverseKatas: () => reverseStatuses(root),
    checkAll: () => refreshAll((some) => runKatas(runner, some), { includeStale: true, root }),
    survey: (signal) => refreshAll((some) => runKatas(runner, some, { signal }), { root }),
    successorOf: (kata) =>
      existsSync(kata.folder) ? undefined : katasNow(root)?.find(({ number }) => number === kata.number),
    opened: ({ slug }) => rememberOpened(slug, root),
    openUi: createUi(),
  };
}

/** The current katas. Undefined if they cannot be listed, for example in the middle of an update. */
function katasNow(root: string): Kata[] | undefined {
  try {
    return listKatasForLearners(root);
  } catch {
    return undefined;
  }
}

/** Runs the learner's code for these katas as it is now. Each kata runs in its own process. */
export function runKatas(runner: Runner, katas: readonly Kata[], settings?: RunSettings): ReturnType<Runner['run']> {
  katas.forEach((kata) => forgetKata(runner, kata));
  return runner.run(
    katas.map((kata) => ({ kata, target: 'katas' })),
    settings,
  );
}
