import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findKata } from '../kata/catalog.ts';
import { filesOf, gapText, ruleOfSentence } from '../kata/gap.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { webAddressOf } from '../platform/git/web-address.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

const command = defineCommand('gap', {
  about: 'Reports a gap in the laws: your code is wrong, but every rule holds.',
  examples: [['45 "Allocation never loses a cent"', '']],
  more: `Quote the sentence of a rule that your code breaks. The command checks that all rules hold, and writes your code and
the sentence into one file, which you send to the authors.`,
});
command
  .argument('[kata]', kataHelp)
  .argument('[sentence...]', 'from its statement')
  .action(async (query, words) => {
    const example = 'npm run gap -- 45 "a sentence of the statement"';
    if (query === undefined || words.length === 0) throw new UserError('A kata and a sentence are needed', example);
    const kata = findKata(query, undefined, 'npm run gap --');
    const sentence = words.join(' ');
    const rule = ruleOfSentence(kata, sentence);
    if (!rule) {
      const problem = `No rule of kata ${kata.number} has this sentence. Copy a whole sentence from one of the rules`;
      throw new UserError(problem, `npm run gap -- ${kata.number} "a sentence of the statement"`);
    }
    const { openRunner } = await import('../runner/runner.ts');
    const runner = await openRunner();
    const [result] = await runner.run([{ kata, target: 'katas' }]);
    await runner.close();
    if (result?.problem) throw new UserError(result.problem.message.replace(/\.?$/, ''), `npm start ${kata.number}`);
    const broken = result?.rules.filter(({ state }) => state !== 'passed').map((one) => one.rule.number) ?? [];
    if (broken.length > 0) {
      const which = broken.length === 1 ? `rule ${broken[0]} does` : `rules ${broken.join(', ')} do`;
      throw new UserError(`This is not a gap, because ${which} not hold`, `npm start ${kata.number}`);
    }
    const name = `gap-${kata.slug}.md`;
    writeFileSync(join(workbookRoot, name), gapText({ slug: kata.slug, sentence, files: filesOf(kata) }));
    const address = webAddressOf(workbookRoot);
    const to = address ? `in an issue at ${address}/issues/new` : 'to the person who gave you the workbook';
    console.log(`All rules hold. If your code really breaks this sentence, send ${name} ${to}.`);
  });

await runCommand(command);
