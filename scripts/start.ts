import { findKata, listKatas, type Kata } from './workbook/catalog.ts';
import { Loop } from './workbook/loop/loop.ts';
import { createPaint } from './workbook/loop/paint.ts';
import { realPorts, runKatas } from './workbook/loop/ports.ts';
import { keyLine, screenLines } from './workbook/loop/screen.ts';
import { rememberFailures } from './workbook/loop/remember-failures.ts';
import { canTakeOver, openTerminal, watchKata } from './workbook/loop/terminal.ts';
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
  await begin(katas, wanted);
});

async function loopOnTerminal(katas: readonly Kata[], wanted: Kata | undefined): Promise<void> {
  let loop: Loop | undefined;
  const terminal = openTerminal(
    (key) => (loop ? void loop.press(key) : key === 'ctrl-c' && process.exit()),
    () => loop?.redraw(),
  );
  terminal.draw([paint.strong('Architecture Katas'), paint.quiet('starting …')], '');
  const { runner, book } = await open(true);
  loop = new Loop(
    {
      ...realPorts(katas, runner, book),
      show: (view) => terminal.draw([...screenLines(view, paint), ...noticeLines()], keyLine(view, paint)),
      watch: watchKata,
    },
    wanted ?? firstOf(katas, book),
  );
  void loop.begin();
  await loop.done;
  terminal.close();
  await runner.close();
}

async function showOnce(katas: readonly Kata[], wanted: Kata | undefined): Promise<void> {
  const { runner, book } = await open(false);
  const loop = new Loop(
    { ...realPorts(katas, runner, book), show: () => {}, watch: () => () => {} },
    wanted ?? firstOf(katas, book),
  );
  await loop.begin();
  console.log(screenLines(loop.view, paint).join('\n'));
  await runner.close();
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
  return notice === undefined ? [] : ['', paint.bad(notice)];
}

function firstOf(katas: readonly Kata[], book: readonly Standing[]): Kata {
  const next = nextOf(book);
  const kata = katas.find(({ slug }) => slug === next?.slug) ?? katas[0];
  if (!kata) throw new UserError('There are no katas here', 'git checkout -- katas');
  return kata;
}
