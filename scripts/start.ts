import { findKata, listKatas, workbookRoot } from './workbook/catalog.ts';
import { Loop } from './workbook/loop/loop.ts';
import { createPaint } from './workbook/loop/paint.ts';
import { screenLines } from './workbook/loop/screen.ts';
import { openTerminal, watchKata } from './workbook/loop/terminal.ts';
import { survey } from './workbook/progress/survey.ts';
import { openRunner } from './workbook/run.ts';
import { main } from './workbook/main.ts';

// The learner's loop: npm start, or npm start 45.
await main(async ([query]) => {
  const katas = listKatas();
  const onTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const wanted = query === undefined ? undefined : findKata(query);
  const runner = await openRunner({ reserve: onTerminal });
  const book = await survey((changed) => runner.run(changed.map((kata) => ({ kata, target: 'katas' }))));
  const unsolved = book.find(({ state }) => state === 'not started' || state === 'started');
  const first = wanted ?? katas.find(({ slug }) => slug === unsolved?.slug) ?? katas[0];
  if (!first) throw new Error(`There are no katas in ${workbookRoot}.`);

  const paint = createPaint();
  if (!onTerminal) {
    const loop = new Loop({ katas, runner, book, show: () => {}, watch: () => () => {} }, first);
    await loop.begin();
    console.log(screenLines(loop.view, paint).join('\n'));
    await runner.close();
    return;
  }
  const terminal = openTerminal(
    (key) => void loop.press(key),
    () => loop.redraw(),
  );
  const loop = new Loop(
    {
      katas,
      runner,
      book,
      show: (view) => terminal.draw(screenLines(view, paint), keysOf(view.list !== undefined)),
      watch: watchKata,
    },
    first,
  );
  void loop.begin();
  await loop.done;
  terminal.close();
  await runner.close();

  function keysOf(list: boolean): string {
    return paint.quiet(list ? 'type to filter  ↑ ↓ move  ⏎ open  esc back' : 'n next  p previous  l list  q quit');
  }
});
