import { findKata, type Kata } from './workbook/catalog.ts';
import { listKatasForLearners } from './workbook/learning-order.ts';
import { Loop } from './workbook/loop/loop.ts';
import { createPaint } from './workbook/loop/paint.ts';
import { realPorts, runKatas } from './workbook/loop/ports.ts';
import { screenLines, screenOf } from './workbook/loop/screen.ts';
import { rememberFailures } from './workbook/loop/remember-failures.ts';
import { canTakeOver, openTerminal } from './workbook/loop/terminal.ts';
import { watchKata } from './workbook/loop/watch-kata.ts';
import { main } from './workbook/main.ts';
import { notKept } from './workbook/progress/keep.ts';
import { lastOpened } from './workbook/progress/last-opened.ts';
import { nextOf } from './workbook/progress/next-step.ts';
import type { Standing } from './workbook/progress/standing.ts';
import { lastKnown, survey } from './workbook/progress/survey.ts';
import type { Runner } from './workbook/run.ts';
import { UserError } from './workbook/user-error.ts';

const paint = createPaint();

// The learner's loop: npm start, or npm start 45.
await main(async ([query]) => {
  const katas = listKatasForLearners();
  const wanted = query === undefined ? undefined : findKata(query);
  const begin = canTakeOver(process) ? loopOnTerminal : showOnce;
  return begin(katas, wanted);
});

async function loopOnTerminal(katas: readonly Kata[], wanted: Kata | undefined): Promise<void> {
  let loop: Loop | undefined;
  const terminal = openTerminal({
    key: (key) => {
      if (loop) void loop.press(key);
      else if (key === 'q' || key === 'ctrl-c') process.exit();
    },
    paste: (text) => loop?.paste(text),
  });
  const starting = [paint.strong('Architecture Katas'), paint.quiet('starting …')];
  terminal.draw({ head: [], body: starting, foot: [], keys: paint.quiet('q quit') }, 0);
  const runner = await open(true);
  // What has to be run for it is run behind the kata that is opened: one that loops must not keep the screen waiting.
  const book = await lastKnown();
  loop = new Loop(
    {
      ...realPorts(katas, runner, book),
      show: (view) => terminal.draw(screenOf(view, paint, noticeLines()), view.from),
      watch: watchKata,
    },
    wanted ?? firstOf(katas, book),
  );
  void loop.begin();
  try {
    await loop.done;
  } finally {
    terminal.close();
  }
  await runner.close();
}

async function showOnce(katas: readonly Kata[], wanted: Kata | undefined): Promise<number> {
  const runner = await open(false);
  // Which is next, only a look at all can tell; one that was asked for is not to be run twice.
  const book = wanted ? await lastKnown() : await survey((changed) => runKatas(runner, changed));
  const loop = new Loop(
    { ...realPorts(katas, runner, book), opened: () => {}, show: () => {}, watch: () => () => {} },
    wanted ?? firstOf(katas, book),
  );
  await loop.begin();
  const { trouble } = loop.view;
  if (trouble === undefined) console.log(screenLines(loop.view, paint).join('\n'));
  else console.error(trouble);
  await runner.close();
  return trouble === undefined ? 0 : 1;
}

async function open(reserve: boolean): Promise<Runner> {
  // Loaded only now, so that the screen is there before the slowest of all.
  const { openRunner } = await import('./workbook/run.ts');
  return rememberFailures(await openRunner({ reserve }));
}

function noticeLines(): string[] {
  const notice = notKept();
  return notice === undefined ? [] : [notice];
}

function firstOf(katas: readonly Kata[], book: readonly Standing[]): Kata {
  const next = nextOf(book, lastOpened());
  const kata = katas.find(({ slug }) => slug === next?.slug) ?? katas[0];
  if (!kata) throw new UserError('There are no katas here', 'git checkout -- katas');
  return kata;
}
