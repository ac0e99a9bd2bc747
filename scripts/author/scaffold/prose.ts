import { placeholder } from '../verify/completeness.ts';
import { headings } from './code.ts';
import type { KataNames } from './names.ts';

// The prose of a kata that has just been laid out: all sections, in their order, with what belongs there.

/** The statement; the block below `## API` is empty until it is filled from the starter. */
export function statementText({ number, title, identifier }: KataNames): string {
  return `# ${number} ${title}

about 20 minutes

${placeholder} one sentence, what the learner builds and what holds for it.

## Situation

${placeholder} a real system with a real pain, in at most 60 words. Until then: amounts are added up in many places, and in one of them a NaN went through.

\`\`\`mermaid
graph LR
  %% ${placeholder} the shape of the pattern; without a diagram where it helps nobody.
  Caller -->|amounts| ${identifier}
  style Caller fill:#0173B2,stroke:#000,color:#fff
  style ${identifier} fill:#029E73,stroke:#000,color:#fff
\`\`\`

## API

\`\`\`ts
\`\`\`

${placeholder} what the signatures don't say, such as units. Amounts are whole numbers from 0. The error class comes with the starter; throw it, and leave it as it is.

## Example

\`\`\`ts
// ${placeholder} concrete values and what they give; these lines run as a test.
${identifier}([1000, 250]); // 1250
${identifier}([]); // 0
${identifier}([1000, Number.NaN]); // throws InvalidAmountError
\`\`\`

## Rules

### ${headings[0]}

${placeholder} the basic behaviour, as the example shows it. The result is the sum of the amounts.

### ${headings[1]}

${placeholder} what holds for every input. Two lists that are joined have the sum of their totals.

### ${headings[2]}

${placeholder} what goes wrong in production. An amount that is no whole number from 0 to \`Number.MAX_SAFE_INTEGER\` is refused with \`InvalidAmountError\`, which carries it.

## Out of scope

${placeholder} what not to build. Totals past \`Number.MAX_SAFE_INTEGER\`.

## Hints

<details><summary>A nudge</summary>

${placeholder} a question that leads to the idea. Which numbers are neither below zero nor amounts?

</details>
<details><summary>The concept</summary>

${placeholder} the idea in words. Look at every amount before any of them counts.

</details>
<details><summary>A sketch of the solution</summary>

${placeholder} nearly the solution. Find an amount that is no safe integer from 0 and throw, then \`reduce\`.

</details>
`;
}

/** The notes on the solution. */
export function notesText({ title }: KataNames): string {
  // A word goes on in lower case, an abbreviation stays one.
  const pattern = /^[A-Z][a-z]/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
  return `# Notes on ${pattern}

## Why it is built like this

${placeholder} the decisions behind the solution.

## When not to

- ${placeholder} where the pattern costs more than it gives.

## An alternative

${placeholder} another way to get the same, and its price.

## What people get wrong

- ${placeholder} a mistake that is made again and again, and what it leads to.
`;
}
