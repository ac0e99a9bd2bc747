import { contestantsOf, readRecord } from '../../reverse/impostor-record.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import { readStatement } from '../../kata/statement.ts';
import { readReverseMemory, recordHint, writeReverseMemory } from '../../progress/reverse-status.ts';
import type { Hints } from '../hints.ts';

/** How many hints there are about an impostor. */
const hintsPerImpostor = 3;

/**
 * Takes one more hint about the first impostor that is still alive, which means that the learner's laws do not reject
 * it, and records that. The hints are its rules, what it does wrong, and the smallest input that shows it. None
 * contains code. If no other impostor is alive, the screen already shows its rules, so the second hint comes with the
 * first. Undefined if no impostor is alive.
 */
export function takeReverseHint(reverse: ReverseKata): Hints | undefined {
  const { kata } = reverse;
  const memory = readReverseMemory(reverse);
  const impostor = contestantsOf(kata).visible.find(({ name }) => name === memory.alive[0]);
  if (!impostor) return undefined;
  const minimum = memory.alive.length === 1 ? 2 : 1;
  const taken = Math.min(hintsPerImpostor, Math.max(minimum, memory.hints + 1));
  if (taken > memory.hints) {
    writeReverseMemory(reverse, { hints: taken });
    recordHint(reverse);
  }
  const { rules } = readStatement(kata.statement);
  const brokenRules = rules.filter(({ number }) => impostor.rules.includes(number)).map(({ heading }) => heading);
  const mistake = impostor.firstLine.replace(/^Breaks [\d, ]+: /, '');
  const { law, inputs } = readRecord(kata).distinctions[impostor.name] ?? { law: '', inputs: {} };
  const values = Object.entries(inputs).map(([name, value]) => `${name} = ${value}`);
  const lawText = `In the kata's own tests, this law rejects the impostor: ${law}.`;
  const input =
    values.length > 0
      ? `${lawText}\n\nIt does so for this input, which has the names and terms of that law:\n\n${values.join('\n')}`
      : `${lawText} It needs no particular input.`;
  const hints = [
    [
      `An impostor that your laws do not reject yet breaks ${brokenRules.length === 1 ? 'this rule' : 'all of these rules'}:`,
      '',
      ...brokenRules,
    ].join('\n'),
    `This is what it does: ${mistake}`,
    input,
  ];
  return { taken: hints.slice(0, taken), count: hintsPerImpostor };
}
