import { contestantsOf, readRecord } from '../../reverse/impostor-record.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import { readStatement } from '../../kata/statement.ts';
import { readReverseMemory, recordHint, writeReverseMemory } from '../../progress/reverse-status.ts';
import type { Hints } from '../hints.ts';

/** How many hints there are about an impostor. */
const hintsPerImpostor = 3;

/**
 * Takes one more hint about the first impostor that is still alive: its rule, what it does wrong, and then the smallest
 * input that shows it. None of them contains code. Undefined if no impostor is alive.
 */
export function takeReverseHint(reverse: ReverseKata): Hints | undefined {
  const { kata } = reverse;
  const memory = readReverseMemory(reverse);
  const impostor = contestantsOf(kata).visible.find(({ name }) => name === memory.alive[0]);
  if (!impostor) return undefined;
  const taken = Math.min(hintsPerImpostor, memory.hints + 1);
  if (taken > memory.hints) {
    writeReverseMemory(reverse, { hints: taken });
    recordHint(reverse);
  }
  const { rules } = readStatement(kata.statement);
  const broken = rules.filter(({ number }) => impostor.rules.includes(number)).map(({ heading }) => heading);
  const wrong = impostor.firstLine.replace(/^Breaks [\d, ]+: /, '');
  const { law, inputs } = readRecord(kata).distinctions[impostor.name] ?? { law: '', inputs: {} };
  const values = Object.entries(inputs).map(([name, value]) => `${name} = ${value}`);
  const input =
    values.length > 0
      ? `The impostor behaves differently for this input:\n\n${values.join('\n')}`
      : 'The impostor behaves differently without any input.';
  const hints = [
    `An impostor that your laws do not reject yet breaks rule ${broken.join(', and rule ')}.`,
    `This is what it does: ${wrong}`,
    `${input}\n\nThe kata's own law about this: ${law}.`,
  ];
  return { taken: hints.slice(0, taken), count: hintsPerImpostor };
}
