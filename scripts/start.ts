import { findKata, listKatas, type Kata } from './workbook/catalog.ts';
import { Loop } from './workbook/loop/loop.ts';
import { createPaint } from './workbook/loop/paint.ts';
import { realPorts, runKatas } from './workbook/loop/ports.ts';
import { screenLines, screenOf } from './workbook/loop/screen.ts';
import { rememberFailures } from './workbook/loop/remember-failures.ts';
import { canTakeOver, openTerminal } from './workbook/loop/terminal.ts';
import { watchKata } from './workbook/loop/watch-kata.ts';
import { main } from './workbook/main.ts';
import { notKept } from './workbook/progress/keep.ts';
import { nextOf } from './workbook/progress/next-step.ts';
import type { Standing } from './workbook/progress/standing.ts';
import { survey } from './workbook/progress/survey.ts';
import type { Runner } from './workbook/run.ts';
import { UserError } from './workbook/user-error.ts';

const paint = createPaint();

// The learner's loop: npm start, or npm start 45.
await main(async ([query]) => {
  const katas = listKatas();
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
  const { runner, book } = await open(true);
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
  const { runner, book } = await open(false);
  const loop = new Loop(
    { ...realPorts(katas, runner, book), show: () => {}, watch: () => () => {} },
    wanted ?? firstOf(katas, book),
  );
  await loop.begin();
  const { trouble } = loop.view;
  if (trouble === undefined) console.log(screenLines(loop.view, paint).join('\n'));
  else console.error(trouble);
  await runner.close();
  return trouble === undefined ? 0 : 1;
}

async function open(reserve: boolean): Promise<{ runner: Runner; book: Standing[] }> {
  // Loaded only now, so that the screen is there before the slowest of all.
  const { openRunner } = await import('./workbook/run.ts');
  const runner = rememberFailures(await openRunner({ reserve }));
  const book = await survey((changed) => runKatas(runner, changed));
  return { runner, book };
}

function noticeLines(): string[] {
  const notice = notKept();
  return notice === undefined ? [] : [notice];
}

function firstOf(katas: readonly Kata[], book: readonly Standing[]): Kata {
  const next = nextOf(book);
  const kata = katas.find(({ slug }) => slug === next?.slug) ?? katas[0];
  if (!kata) throw new UserError('There are no katas here', 'git checkout -- katas');
  return kata;
}
