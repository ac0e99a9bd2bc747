import { placeholder } from '../verify/completeness.ts';
import { headings } from './code.ts';
import type { KataNames } from './names.ts';

// The prose of a new kata: all sections in order, each with a note on what belongs there.

/** The statement; the block below `## API` is empty until it is filled from the starter. */
export function statementText({ number, title, identifier }: KataNames): string {
  return `# ${number} ${title}

about 20 minutes

${placeholder} one sentence about what the learner builds and what is true of it.

## Situation

${placeholder} a real system with a real problem, in at most 60 words. In the sample, amounts are added up in many places, and one of them let a NaN through.

\`\`\`mermaid
graph LR
  %% ${placeholder} the structure of the pattern; delete the diagram if it does not help.
  Caller -->|amounts| ${identifier}
  style Caller fill:#0173B2,stroke:#000,color:#fff
  style ${identifier} fill:#029E73,stroke:#000,color:#fff
\`\`\`

## API

\`\`\`ts
\`\`\`

${placeholder} what the signatures do not say, such as units. Amounts are non-negative integers. The starter provides the error class. Throw it, but do not change it.

## Example

\`\`\`ts
// ${placeholder} concrete values and results; these lines run as a test.
${identifier}([1000, 250]); // 1250
${identifier}([]); // 0
${identifier}([1000, Number.NaN]); // throws InvalidAmountError
\`\`\`

## Rules

### ${headings[0]}

${placeholder} the basic behaviour, as in the example. The result is the sum of the amounts.

### ${headings[1]}

${placeholder} what holds for every input. The total of two joined lists is the sum of their totals.

### ${headings[2]}

${placeholder} what goes wrong in production. An amount that is not an integer from 0 to \`Number.MAX_SAFE_INTEGER\` is rejected with \`InvalidAmountError\`. Its \`amount\` is the rejected value.

## Out of scope

${placeholder} what not to build. Totals above \`Number.MAX_SAFE_INTEGER\`.

## Hints

<details><summary>A nudge</summary>

${placeholder} a question that leads to the idea. Which invalid numbers are not below zero?

</details>
<details><summary>The concept</summary>

${placeholder} the idea in words. Check every amount before you add anything.

</details>
<details><summary>A sketch of the solution</summary>

${placeholder} almost the solution. Find an amount that is not a non-negative safe integer and throw, then \`reduce\`.

</details>
`;
}

/** The notes on the solution. */
export function notesText({ title }: KataNames): string {
  // A capitalised word becomes lower case; an abbreviation stays as it is.
  const pattern = /^[A-Z][a-z]/.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;
  return `# Notes on ${pattern}

## Why it is built like this

${placeholder} the decisions behind the solution.

## When not to use it

- ${placeholder} a case in which the pattern costs more than it is worth.

## An alternative

${placeholder} another way to get the same result, and its drawback.

## What people get wrong

- ${placeholder} a common mistake, and what it leads to.
`;
}
