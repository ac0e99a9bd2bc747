import { writeFileSync } from 'node:fs';
import { recordPath } from '../../reverse/impostor-record.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import { openRunner } from '../../runner/runner.ts';
import { proveReverse } from '../verify/prove-reverse.ts';
import { recordImpostors, recordText } from '../verify/record-impostors.ts';

/** Proves reverse katas and prints the results, or writes their records. Returns the exit code: 1 for any finding. */
export async function proveAllReverse(reverseKatas: readonly ReverseKata[], isRecording: boolean): Promise<number> {
  const runner = await openRunner();
  let findingCount = 0;
  for (const reverse of reverseKatas) {
    if (isRecording) {
      // One after the other: they share the runner.
      // oxlint-disable-next-line no-await-in-loop
      const text = recordText(await recordImpostors(runner, reverse.kata));
      writeFileSync(recordPath(reverse.kata), text);
      console.log(`wrote tests/reverse/${reverse.kata.slug}.json`);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop
    const { findings, scores, strictLaws } = await proveReverse(runner, reverse);
    console.log(`${reverse.slug}: ${findings.length === 0 ? 'holds' : 'does not hold'}`);
    scores.forEach(({ name, earned, possible }) => console.log(`  ${round(earned)} of ${possible} points: ${name}`));
    strictLaws.forEach(({ law, variants }) =>
      console.log(`  too strict for ${variants.join(', ') || 'no variant'}: ${law}`),
    );
    findings.forEach((line) => console.log(`  ${line}`));
    findingCount += findings.length;
  }
  await runner.close();
  return findingCount === 0 ? 0 : 1;
}

function round(points: number): string {
  return Number.isInteger(points) ? String(points) : points.toFixed(1);
}
