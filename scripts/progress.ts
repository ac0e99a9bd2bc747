import { parseArgs } from 'node:util';
import { main } from './workbook/main.ts';
import { createPaint } from './workbook/loop/paint.ts';
import { bookLine } from './workbook/loop/screen.ts';
import { partOf } from './workbook/generated/index-page.ts';
import { survey } from './workbook/progress/survey.ts';

// How far the learner is: npm run progress, or npm run progress -- --json.
await main(async (args) => {
  const { values } = parseArgs({ args, options: { json: { type: 'boolean', default: false } } });
  const book = await survey(async (katas) => {
    // Loading vitest takes longer than all the rest: only where something has changed.
    const [{ openRunner }, { runKatas }] = await Promise.all([
      import('./workbook/run.ts'),
      import('./workbook/loop/ports.ts'),
    ]);
    const runner = await openRunner();
    const results = await runKatas(runner, katas);
    await runner.close();
    return results;
  });
  if (values.json) {
    console.log(JSON.stringify(book, null, 2));
    return;
  }
  const paint = createPaint();
  let part = '';
  for (const { number, title, state, earned, possible, problem } of book) {
    if (partOf(number) !== part) {
      part = partOf(number);
      console.log(`\n${paint.strong(part)}`);
    }
    const line = `${number} ${title.padEnd(28)} ${state.padEnd(12)} ${String(earned).padStart(2)} of ${possible}`;
    console.log(state === 'mastered' || state === 'solved' ? paint.good(line) : line);
    if (problem !== undefined) console.log(paint.bad(`   ${problem}`));
  }
  console.log(`\n${bookLine(book, paint)}`);
});
