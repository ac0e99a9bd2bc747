import { contestantsOf, readRecord } from '../../reverse/impostor-record.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import { readStatement } from '../../kata/statement.ts';
import { readReverseMemory, recordHint, writeReverseMemory } from '../../progress/reverse-status.ts';
import type { Hints } from '../hints.ts';

/** How many hints there are about an impostor. */
const hintsPerImpostor = 3;

/**
 * Takes one more hint about the first impostor that is still alive: its rules, what it does wrong, and then the smallest
 * input that shows it. None of them contains code. If no other impostor is alive, the screen already shows its rules, so
 * the second hint comes with the first. Undefined if no impostor is alive.
 */
export function takeReverseHint(reverse: ReverseKata): Hints | undefined {
  const { kata } = reverse;
  const memory = readReverseMemory(reverse);
  const impostor = contestantsOf(kata).visible.find(({ name }) => name === memory.alive[0]);
  if (!impostor) return undefined;
  const first = memory.alive.length === 1 ? 2 : 1;
  const taken = Math.min(hintsPerImpostor, Math.max(first, memory.hints + 1));
  if (taken > memory.hints) {
    writeReverseMemory(reverse, { hints: taken });
    recordHint(reverse);
  }
  const { rules } = readStatement(kata.statement);
  const broken = rules.filter(({ number }) => impostor.rules.includes(number)).map(({ heading }) => heading);
  const wrong = impostor.firstLine.replace(/^Breaks [\d, ]+: /, '');
  const { law, inputs } = readRecord(kata).distinctions[impostor.name] ?? { law: '', inputs: {} };
  const values = Object.entries(inputs).map(([name, value]) => `${name} = ${value}`);
  const own = `In the kata's own tests, this law rejects the impostor: ${law}.`;
  const input =
    values.length > 0
      ? `${own}\n\nIt does so for this input, which has the names and terms of that law:\n\n${values.join('\n')}`
      : `${own} It needs no particular input.`;
  const hints = [
    [
      `An impostor that your laws do not reject yet breaks ${broken.length === 1 ? 'this rule' : 'all of these rules'}:`,
      '',
      ...broken,
    ].join('\n'),
    `This is what it does: ${wrong}`,
    input,
  ];
  return { taken: hints.slice(0, taken), count: hintsPerImpostor };
}
