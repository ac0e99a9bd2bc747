import { findKata, type Kata } from '../kata/catalog.ts';
import { listKatasForLearners } from '../kata/learning-order.ts';
import type { Key } from '../learner/watch/key.ts';
import { Loop } from '../learner/watch/loop.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { createAdapters, runKatas } from '../learner/watch/adapters.ts';
import { screenLines, screenOf } from '../learner/watch/ui/screen.ts';
import { rememberFailures } from '../learner/watch/remember-failures.ts';
import { canTakeOver, openTerminal } from '../learner/watch/ui/terminal.ts';
import { watchKata } from '../learner/watch/watch-kata.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { endWith, runCommand } from '../platform/run-command.ts';
import { persistenceWarning } from '../platform/state-file.ts';
import { lastOpened } from '../progress/last-opened.ts';
import { nextOf } from '../progress/next-step.ts';
import type { KataStatus } from '../progress/kata-status.ts';
import { lastKnown, refreshAll } from '../progress/refresh-status.ts';
import type { Runner } from '../runner/runner.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

const paint = createTheme();

const command = defineCommand('start', {
  about: 'Opens a kata, runs its laws each time you save, and shows the first broken rule.',
  examples: [
    ['', 'the next kata, from gentle to steep'],
    ['45', 'kata 45'],
  ],
});
command.argument('[kata]', kataHelp).action(async (query) => {
  const katas = listKatasForLearners(workbookRoot);
  const wanted = query === undefined ? undefined : findKata(query);
  if (canTakeOver(process)) await loopOnTerminal(katas, wanted);
  else await showOnce(katas, wanted);
});

await runCommand(command);

async function loopOnTerminal(katas: readonly Kata[], wanted: Kata | undefined): Promise<void> {
  let loop: Loop | undefined;
  const early: Key[] = [];
  const terminal = openTerminal({
    key: (key) => {
      if (loop) void loop.press(key);
      else if (key === 'q' || key === 'ctrl-c') process.exit();
      else early.push(key);
    },
    paste: (text) => loop?.paste(text),
  });
  try {
    const starting = [paint.bold('Architecture Katas'), paint.muted('starting …')];
    terminal.draw({ head: [], body: starting, foot: [], keys: paint.muted('q quit') }, 0);
    const runner = await open(true);
    // The other katas run after the screen is shown, because one with an endless loop must not delay it.
    const book = await lastKnown(workbookRoot);
    loop = new Loop(
      {
        ...createAdapters(workbookRoot, katas, runner, book, terminal.lend),
        show: (view) => terminal.draw(screenOf(view, paint, noticeLines()), view.from),
        watch: watchKata,
      },
      wanted ?? firstOf(katas, book),
    );
    void loop.begin();
    for (const key of early) void loop.press(key);
    await loop.done;
    await runner.close();
  } finally {
    // An error is printed only after this, because the loop's screen disappears with everything on it.
    terminal.close();
  }
}

async function showOnce(katas: readonly Kata[], wanted: Kata | undefined): Promise<void> {
  const runner = await open(false);
  // Without an argument, all katas must be checked to find the next; a named kata runs only once, below.
  const book = wanted
    ? await lastKnown(workbookRoot)
    : await refreshAll((changed) => runKatas(runner, changed), { root: workbookRoot });
  const loop = new Loop(
    { ...createAdapters(workbookRoot, katas, runner, book), opened: () => {}, show: () => {}, watch: () => () => {} },
    wanted ?? firstOf(katas, book),
  );
  await loop.begin();
  const { trouble } = loop.view;
  if (trouble === undefined) console.log(screenLines(loop.view, paint).join('\n'));
  else console.error(trouble);
  await runner.close();
  if (trouble !== undefined) endWith(1);
}

async function open(reserve: boolean): Promise<Runner> {
  // Loaded only now, so that the screen appears before this slow import.
  const { openRunner } = await import('../runner/runner.ts');
  return rememberFailures(await openRunner({ reserve }), workbookRoot);
}

function noticeLines(): string[] {
  const notice = persistenceWarning();
  return notice === undefined ? [] : [notice];
}

function firstOf(katas: readonly Kata[], book: readonly KataStatus[]): Kata {
  const next = nextOf(book, lastOpened(workbookRoot));
  const kata = katas.find(({ slug }) => slug === next?.slug) ?? katas[0];
  if (!kata) throw new UserError('There are no katas here', 'git checkout -- katas');
  return kata;
}
