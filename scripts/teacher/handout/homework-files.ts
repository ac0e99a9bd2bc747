import { homeworkTest } from '../../kata/edition.ts';

/** The commands on the homework branch, each a file in `scripts/commands`. `npm test` there is `homework`. */
export const keptCommands = [
  'start',
  'homework',
  'progress',
  'hint',
  'reset',
  'restore',
  'solution',
  'debug',
  'gap',
  'doctor',
  'update',
  'grade',
  'autograde',
] as const;

/** npm scripts on the homework branch that need no file of their own. */
const keptTools = ['ui', 'typecheck'];

/** Sections of the README that also apply to homework. */
const keptSections = [
  'What a kata looks like',
  'How it is graded',
  'Solve a kata',
  'Write the laws',
  'Track your progress',
  'License',
];

const homeworkSections = `## Start

You need [Node.js](https://nodejs.org) 20.19 or newer, and git.

\`\`\`sh
npm install && npm start
\`\`\`

To see your points for all katas:

\`\`\`sh
npm test
\`\`\`

This runs every kata, and fails until all are solved. \`npm test -- 45\` runs kata 45 only, and shows its rules and the first
broken law. If a file cannot be run, the list says why. Laws that you have begun to write are judged, too; \`npm test -- r45\`
judges those of kata 45.

## Hand in

Commit your files, and push them to your own repository. What is on its main branch counts, unless your teacher says
otherwise.

\`\`\`sh
git add katas progress.txt
git commit -m "My answers"
git push
\`\`\`

Only the files that \`npm start\` asks you to edit are graded, together with the helper files that they import. On GitHub,
each push also runs the katas that you have changed: the summary of the run, on the page "Actions", shows their rules and
the first broken law.

## Update

If your teacher changes the katas, \`npm run update\` fetches the changes and keeps your answers. If you work in a fork,
or in a repository made from a template, name the repository of your class once:

\`\`\`sh
git remote add upstream <address of the repository of your class>
\`\`\`
`;

/** The package.json of homework: the workbook's with other scripts, so that the lockfile matches both. */
export function homeworkPackage(text: string): string {
  const all = JSON.parse(text) as { scripts: Record<string, string> };
  const scripts = Object.entries(all.scripts)
    .filter(([name]) => name === 'test' || [...keptCommands, ...keptTools].includes(name))
    .map(([name, command]) => [name, name === 'test' ? homeworkTest : command]);
  return json({ ...all, scripts: Object.fromEntries(scripts) as object });
}

/** The tsconfig.json of homework, without folders that it does not have. */
export function homeworkTsconfig(text: string): string {
  const { exclude, ...rest } = JSON.parse(text) as { exclude: string[]; include: string[] };
  const include = rest.include.filter((path) => !['solutions', 'tests'].includes(path));
  const others = exclude.filter((path) => !path.startsWith('tests/'));
  return json({ ...rest, ...(others.length > 0 ? { exclude: others } : {}), include });
}

/**
 * The README of homework: the sections of the workbook's README that are for learners.
 *
 * @throws {Error} if one of these sections is missing
 */
export function homeworkReadme(text: string): string {
  const [head = '', ...sections] = text.split(/^(?=## )/m);
  const copiedSections = keptSections.map((title) => {
    const section = sections.find((one) => one.startsWith(`## ${title}\n`));
    if (section === undefined) throw new Error(`README.md has no section "${title}".`);
    return withoutSolutions(section.trimEnd());
  });
  return `${[head.trimEnd(), homeworkSections.trimEnd(), ...copiedSections].join('\n\n')}\n`;
}

/** A class has no solutions. The table of keys has the one that shows them in its last row, alone. */
function withoutSolutions(section: string): string {
  return section.replace(/^\| `s` +\|[^|\n]*\| *\| *\|\n/m, '');
}

/** The index of the katas, without the note that it is generated. */
export function homeworkIndex(text: string): string {
  return text.replaceAll(/<!--.*?-->\n\n?/gs, '');
}

/** Formats JSON like Prettier, with short lists on one line. */
function json(value: object): string {
  const text = JSON.stringify(value, null, 2);
  const flat = text.replaceAll(
    /\[\s+([^[\]{}]*?)\s+\]/g,
    (_, words: string) => `[${words.replaceAll(/\s*\n\s*/g, ' ')}]`,
  );
  return `${flat}\n`;
}
