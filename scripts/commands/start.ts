import { findKata, type Kata } from '../kata/catalog.ts';
import { listKatasForLearners } from '../kata/learning-order.ts';
import type { Key } from '../learner/watch/key.ts';
import { Loop } from '../learner/watch/loop.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { createAdapters, runKatas } from '../learner/watch/adapters.ts';
import { screenLines, screenOf } from '../learner/watch/ui/screen.ts';
import { rememberFailures } from '../learner/watch/remember-failures.ts';
import { canTakeOver, openTerminal, type Terminal } from '../learner/watch/ui/terminal.ts';
import { watchKata } from '../learner/watch/watch-kata.ts';
import { createReverseAdapters } from '../learner/reverse/reverse-adapters.ts';
import { ReverseLoop } from '../learner/reverse/reverse-loop.ts';
import { reverseScreenLines, reverseScreenOf } from '../learner/reverse/reverse-screen.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { setExitCode, runCommand } from '../platform/run-command.ts';
import { persistenceWarning } from '../platform/state-file.ts';
import { lastOpened } from '../progress/last-opened.ts';
import { nextOf } from '../progress/next-step.ts';
import type { KataStatus } from '../progress/kata-status.ts';
import { lastKnown, refreshAll } from '../progress/refresh-status.ts';
import { findReverseKata, isReverseQuery, type ReverseKata } from '../reverse/reverse-kata.ts';
import type { Runner } from '../runner/runner.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

const paint = createTheme();

const command = defineCommand('start', {
  about: 'Opens a kata, runs its laws each time you save, and shows the first broken rule.',
  examples: [
    ['', 'the next kata, from gentle to steep'],
    ['45', 'kata 45'],
    ['r54', 'the laws of kata 54, which you write yourself'],
  ],
});
command.argument('[kata]', kataHelp).action(async (query) => {
  if (canTakeOver(process)) await loopOnTerminal(query);
  else if (query !== undefined && isReverseQuery(query)) await showReverseOnce(findReverseKata(query));
  else await showOnce(listKatasForLearners(workbookRoot), query === undefined ? undefined : findKata(query));
});

await runCommand(command);

/** Runs loops over katas or reverse katas until the learner quits. They share the terminal and the runner. */
async function loopOnTerminal(query: string | undefined): Promise<void> {
  // Throws before anything is drawn if there is no such kata.
  if (query !== undefined) void (isReverseQuery(query) ? findReverseKata(query) : findKata(query));
  let loop: Loop | ReverseLoop | undefined;
  /** Keys that were pressed before the loop was ready. */
  const earlyKeys: Key[] = [];
  const terminal = openTerminal({
    key: (key) => {
      if (loop) void loop.press(key);
      else if (key === 'q' || key === 'ctrl-c') process.exit();
      else earlyKeys.push(key);
    },
    paste: (text) => loop instanceof Loop && loop.paste(text),
  });
  try {
    const starting = [paint.bold('Architecture Katas'), paint.muted('starting …')];
    terminal.draw({ head: [], body: starting, foot: [], keys: paint.muted('q quit') }, 0);
    const runner = await openRememberingRunner(true);
    let next = query;
    do {
      loop =
        next !== undefined && isReverseQuery(next)
          ? reverseLoopOn(terminal, runner, findReverseKata(next))
          : // One after the other: only one of them has the screen.
            // oxlint-disable-next-line no-await-in-loop
            await kataLoopOn(terminal, runner, next);
      void loop.begin();
      for (const key of earlyKeys.splice(0)) void loop.press(key);
      // oxlint-disable-next-line no-await-in-loop
      next = (await loop.done).open;
      loop = undefined;
    } while (next !== undefined);
    await runner.close();
  } finally {
    // An error is printed only after this, because the loop's screen disappears with everything on it.
    terminal.close();
  }
}

async function kataLoopOn(terminal: Terminal, runner: Runner, query: string | undefined): Promise<Loop> {
  const katas = listKatasForLearners(workbookRoot);
  // Other katas run only after the screen is shown, because an endless loop in one of them must not delay it.
  const book = await lastKnown(workbookRoot);
  return new Loop(
    {
      ...createAdapters(workbookRoot, katas, runner, book, terminal.lend),
      show: (view) => terminal.draw(screenOf(view, paint, noticeLines()), view.from),
      watch: watchKata,
    },
    query === undefined ? firstOf(katas, book) : findKata(query),
  );
}

function reverseLoopOn(terminal: Terminal, runner: Runner, reverse: ReverseKata): ReverseLoop {
  return new ReverseLoop(
    {
      ...createReverseAdapters(workbookRoot, runner, terminal.lend),
      show: (view) => terminal.draw(reverseScreenOf(view, paint, noticeLines()), view.from),
    },
    reverse,
  );
}

async function showReverseOnce(reverse: ReverseKata): Promise<void> {
  const runner = await openRememberingRunner(false);
  const adapters = createReverseAdapters(workbookRoot, runner);
  const loop = new ReverseLoop({ ...adapters, show: () => {}, watch: () => () => {} }, reverse);
  await loop.begin();
  await report(loop.view.trouble, () => reverseScreenLines(loop.view, paint), runner);
}

/** Without a terminal: runs a kata once, and prints the screen. */
async function showOnce(katas: readonly Kata[], wanted: Kata | undefined): Promise<void> {
  const runner = await openRememberingRunner(false);
  // Without an argument, all katas must be checked to find the next one. A named kata runs only once, in the loop.
  const book = wanted
    ? await lastKnown(workbookRoot)
    : await refreshAll((changed) => runKatas(runner, changed), { root: workbookRoot });
  const loop = new Loop(
    { ...createAdapters(workbookRoot, katas, runner, book), opened: () => {}, show: () => {}, watch: () => () => {} },
    wanted ?? firstOf(katas, book),
  );
  await loop.begin();
  await report(loop.view.trouble, () => screenLines(loop.view, paint), runner);
}

/** Prints the screen, or why there is none, and closes the runner. */
async function report(trouble: string | undefined, lines: () => readonly string[], runner: Runner): Promise<void> {
  if (trouble === undefined) console.log(lines().join('\n'));
  else console.error(trouble);
  await runner.close();
  if (trouble !== undefined) setExitCode(1);
}

/** Opens a runner, which may keep a process in standby for the next run. */
async function openRememberingRunner(standby: boolean): Promise<Runner> {
  // Loaded only now, so that the screen appears before this slow import.
  const { openRunner } = await import('../runner/runner.ts');
  return rememberFailures(await openRunner({ standby }), workbookRoot);
}

function noticeLines(): string[] {
  const notice = persistenceWarning();
  return notice === undefined ? [] : [notice];
}

/** The kata to open if none was named. */
function firstOf(katas: readonly Kata[], book: readonly KataStatus[]): Kata {
  const next = nextOf(book, lastOpened(workbookRoot));
  const kata = katas.find(({ slug }) => slug === next?.slug) ?? katas[0];
  if (!kata) throw new UserError('There are no katas here', 'git checkout -- katas');
  return kata;
}
