import { findKata, type Kata } from '../kata/catalog.ts';
import { listKatasForLearners } from '../kata/learning-order.ts';
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
import { endWith, runCommand } from '../platform/run-command.ts';
import { persistenceWarning } from '../platform/state-file.ts';
import { lastOpened } from '../progress/last-opened.ts';
import { nextOf } from '../progress/next-step.ts';
import type { KataStatus } from '../progress/kata-status.ts';
import { lastKnown, refreshAll } from '../progress/refresh-status.ts';
import { findReverseKata, isReverseQuery, type ReverseKata } from '../reverse/reverse-kata.ts';
import type { Runner } from '../runner/runner.ts';
import { UserError } from '../platform/errors/user-error.ts';

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
  else await showOnce(listKatasForLearners(), query === undefined ? undefined : findKata(query));
});

await runCommand(command);

/** Katas and reverse katas share the terminal and the runner. A loop ends if the other kind is opened. */
async function loopOnTerminal(query: string | undefined): Promise<void> {
  // Checked before anything is drawn.
  const first = query !== undefined && isReverseQuery(query) ? findReverseKata(query) : query && findKata(query);
  let press: (key: string) => void = (key) => {
    if (key === 'q' || key === 'ctrl-c') process.exit();
  };
  let paste: (text: string) => void = () => {};
  const terminal = openTerminal({ key: (key) => press(key), paste: (text) => paste(text) });
  const starting = [paint.bold('Architecture Katas'), paint.muted('starting …')];
  terminal.draw({ head: [], body: starting, foot: [], keys: paint.muted('q quit') }, 0);
  try {
    const runner = await open(true);
    let next: string | undefined = first ? query : undefined;
    do {
      if (next !== undefined && isReverseQuery(next)) {
        const loop: ReverseLoop = reverseLoopOn(terminal, runner, findReverseKata(next));
        [press, paste] = [(key) => void loop.press(key), () => {}];
        void loop.begin();
        next = (await loop.done).open;
      } else {
        const loop: Loop = await kataLoopOn(terminal, runner, next);
        [press, paste] = [(key) => void loop.press(key), (text) => loop.paste(text)];
        void loop.begin();
        next = (await loop.done).open;
      }
    } while (next !== undefined);
    terminal.close();
    await runner.close();
  } finally {
    terminal.close();
  }
}

async function kataLoopOn(terminal: Terminal, runner: Runner, query: string | undefined): Promise<Loop> {
  const katas = listKatasForLearners();
  // The other katas run after the screen is shown, because one with an endless loop must not delay it.
  const book = await lastKnown();
  return new Loop(
    {
      ...createAdapters(katas, runner, book, terminal.lend),
      show: (view) => terminal.draw(screenOf(view, paint, noticeLines()), view.from),
      watch: watchKata,
    },
    query === undefined ? firstOf(katas, book) : findKata(query),
  );
}

function reverseLoopOn(terminal: Terminal, runner: Runner, reverse: ReverseKata): ReverseLoop {
  return new ReverseLoop(
    {
      ...createReverseAdapters(runner, terminal.lend),
      show: (view) => terminal.draw(reverseScreenOf(view, paint, noticeLines()), view.from),
    },
    reverse,
  );
}

async function showReverseOnce(reverse: ReverseKata): Promise<void> {
  const runner = await open(false);
  const adapters = createReverseAdapters(runner);
  const loop = new ReverseLoop({ ...adapters, show: () => {}, watch: () => () => {} }, reverse);
  await loop.begin();
  await report(loop.view.trouble, () => reverseScreenLines(loop.view, paint), runner);
}

async function showOnce(katas: readonly Kata[], wanted: Kata | undefined): Promise<void> {
  const runner = await open(false);
  // Without an argument, all katas must be checked to find the next; a named kata runs only once, below.
  const book = wanted ? await lastKnown() : await refreshAll((changed) => runKatas(runner, changed));
  const loop = new Loop(
    { ...createAdapters(katas, runner, book), opened: () => {}, show: () => {}, watch: () => () => {} },
    wanted ?? firstOf(katas, book),
  );
  await loop.begin();
  await report(loop.view.trouble, () => screenLines(loop.view, paint), runner);
}

/** Prints the screen, or why there is none. */
async function report(trouble: string | undefined, lines: () => readonly string[], runner: Runner): Promise<void> {
  if (trouble === undefined) console.log(lines().join('\n'));
  else console.error(trouble);
  await runner.close();
  if (trouble !== undefined) endWith(1);
}

async function open(reserve: boolean): Promise<Runner> {
  // Loaded only now, so that the screen appears before this slow import.
  const { openRunner } = await import('../runner/runner.ts');
  return rememberFailures(await openRunner({ reserve }));
}

function noticeLines(): string[] {
  const notice = persistenceWarning();
  return notice === undefined ? [] : [notice];
}

function firstOf(katas: readonly Kata[], book: readonly KataStatus[]): Kata {
  const next = nextOf(book, lastOpened());
  const kata = katas.find(({ slug }) => slug === next?.slug) ?? katas[0];
  if (!kata) throw new UserError('There are no katas here', 'git checkout -- katas');
  return kata;
}
