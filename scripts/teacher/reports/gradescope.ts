import { kataId } from '../../kata/kata-id.ts';
import type { Gradebook, StudentMarks } from '../grading/gradebook.ts';
import { arrangementTexts } from './arrangement-texts.ts';
import { entriesOf, outcomesOf, type Entry } from './outcomes.ts';
import { isExempt, kataName, lateText, numberText, rounded, withheldText } from './format.ts';

/**
 * The `results.json` of one student's submission for Gradescope. All texts are plain text, and visible to the student.
 *
 * The score must be a number. A kata with a withheld score counts as 0 and as failed. Its name, its output, the output
 * above all tests and `extra_data.withheld` say that it is withheld, so nobody takes the sum as final.
 */
export function gradescope(book: Gradebook, student: StudentMarks): string {
  const entries = entriesOf(book, student);
  const withheld = entries.flatMap(({ kata, mark }) => {
    const text = withheldText(mark);
    return text === undefined ? [] : [{ kata, text }];
  });
  const results = {
    // Used instead of the sum of the tests, which does not include the late rule.
    score: rounded(student.points),
    output: [
      `${numberText(student.points)} of ${numberText(student.possible)} points.`,
      ...withheld.map(({ kata, text }) => `${kataName(kata)} is not in this sum: ${text}`),
    ].join('\n'),
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    visibility: 'visible',
    tests: entries.flatMap((entry) => testsOf(book, entry)),
    extra_data: { withheld: withheld.map(({ kata }) => kata.slug) },
  };
  return `${JSON.stringify(results, null, 1)}\n`;
}

function testsOf(book: Gradebook, { kata, mark }: Entry) {
  const name = kataName(kata);
  const messages = messagesOf(book, { kata, mark });
  if (isExempt(mark)) return messages;
  const withheld = withheldText(mark);
  const test = { max_score: rounded(mark.possible), status: 'failed', visibility: 'visible' };
  if (withheld !== undefined)
    return [{ name: `${name}: withheld`, number: kataId(kata), score: 0, ...test, output: withheld }, ...messages];
  const rules = outcomesOf(mark, book.weights).map((outcome) => ({
    name: `${name}: ${outcome.name}`,
    number: outcome.rule ? `${kataId(kata)}.${outcome.rule.number}` : kataId(kata),
    score: rounded(outcome.points ?? 0),
    max_score: rounded(outcome.possible),
    status: outcome.verdict === 'passed' ? 'passed' : 'failed',
    visibility: 'visible',
    ...(outcome.verdict === 'passed'
      ? {}
      : {
          output: `${outcome.details ?? outcome.message ?? ''}\n\nTo see this on your machine: npm start ${kataId(kata)}`,
        }),
  }));
  return [...rules, ...messages];
}

/** Tests without a score only show a message. */
function messagesOf({ timeZone }: Gradebook, { kata, mark }: Entry) {
  const late = lateText(mark);
  const arrangements = arrangementTexts(mark, timeZone);
  const message = (what: string, status: string, output: string) => ({
    ...{ name: `${kataName(kata)}: ${what}`, number: `${kataId(kata)}.${what.split(' ').at(-1)}` },
    ...{ status, visibility: 'visible', output },
  });
  return [
    ...(late === undefined ? [] : [message('handed in late', 'failed', late)]),
    ...(arrangements.length === 0 ? [] : [message('arranged', 'passed', arrangements.join('\n'))]),
  ];
}
