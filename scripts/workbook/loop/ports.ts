import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { lastFailuresVariable } from '../../../katas/support/last-failures.ts';
import { workbookRoot, type Kata } from '../catalog.ts';
import { resetKata } from '../learner/attempts.ts';
import { takeHint } from '../learner/hints.ts';
import { referenceOf } from '../learner/reference.ts';
import type { Standing } from '../progress/standing.ts';
import { judge, survey } from '../progress/survey.ts';
import type { Runner } from '../run.ts';
import type { LoopPorts } from './loop-ports.ts';

/** What `npm run ui` runs, without npm, which is no program of its own on Windows. */
const uiCommand = [
  join(workbookRoot, 'scripts', 'run.cjs'),
  'vitest',
  ...'watch --ui --project katas --configLoader runner'.split(' '),
];

/** What the loop needs from the world, for real; only the screen and the watching are left to the caller. */
export function realPorts(
  katas: readonly Kata[],
  runner: Runner,
  book: readonly Standing[],
): Omit<LoopPorts, 'show' | 'watch'> {
  let ui: ReturnType<typeof spawn> | undefined;
  return {
    katas,
    book,
    judge: (kata) => judge(runner, kata),
    hint: (kata) => {
      const { taken, count } = takeHint(kata);
      const lines = taken.flatMap((hint, i) => [...(i > 0 ? [''] : []), ...hint.split('\n')]);
      return { title: `Hint ${taken.length} of ${count}`, lines };
    },
    solution: (kata) => {
      const { diff, notes = '' } = referenceOf(kata, false);
      const more = `npm run solution -- ${kata.number} --yes shows it with notes and another way.`;
      return {
        title: 'From yours to the reference',
        lines: [more, '', ...(diff || 'No difference.').split('\n'), '', ...notes.split('\n')],
      };
    },
    reset: (kata) => resetKata(kata),
    checkAll: () => survey((some) => runKatas(runner, some), { settle: true }),
    openUi: () => {
      // The browser runs the laws as they are, whatever this loop remembers.
      const env = { ...process.env, [lastFailuresVariable]: undefined };
      ui ??= spawn(process.execPath, uiCommand, { cwd: workbookRoot, stdio: 'ignore', env });
      process.once('exit', () => ui?.kill());
      return 'It opens in your browser: http://localhost:51204/__vitest__/';
    },
  };
}

/** Runs the learner's katas, each in a process of its own. */
export function runKatas(runner: Runner, katas: readonly Kata[]): ReturnType<Runner['run']> {
  return runner.run(katas.map((kata) => ({ kata, target: 'katas' })));
}
