import type { Kata } from '../catalog.ts';
import { resetKata } from '../learner/attempts.ts';
import { takeHint } from '../learner/hints.ts';
import { referenceOf } from '../learner/reference.ts';
import type { Standing } from '../progress/standing.ts';
import { forgetKata, judge, survey } from '../progress/survey.ts';
import type { Runner } from '../run.ts';
import type { LoopPorts } from './loop-ports.ts';
import { createUi } from './vitest-ui.ts';

/** What the loop needs from the world, for real; only the screen and the watching are left to the caller. */
export function realPorts(
  katas: readonly Kata[],
  runner: Runner,
  book: readonly Standing[],
): Omit<LoopPorts, 'show' | 'watch'> {
  return {
    katas,
    book,
    judge: (kata) => judge(runner, kata),
    hint: (kata) => {
      const { taken, count } = takeHint(kata);
      const lines = taken.flatMap((hint, i) => [...(i > 0 ? [''] : []), ...hint.split('\n')]);
      const last = taken.length === count ? ['', 'That was the last one.'] : [];
      return { title: `Hint ${taken.length} of ${count}`, lines: [...lines, ...last] };
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
    openUi: createUi(),
  };
}

/** Runs the learner's katas as they are now, each in a process of its own. */
export function runKatas(runner: Runner, katas: readonly Kata[]): ReturnType<Runner['run']> {
  katas.forEach((kata) => forgetKata(runner, kata));
  return runner.run(katas.map((kata) => ({ kata, target: 'katas' })));
}
