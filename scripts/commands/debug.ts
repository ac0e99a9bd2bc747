import { findKata } from '../kata/catalog.ts';
import { failureLines } from '../learner/watch/ui/describe-rules.ts';
import { rememberFailures } from '../learner/watch/remember-failures.ts';
import { readWholeNumber } from '../platform/cli/whole-number.ts';
import { kataOrLastOpened } from '../learner/asked-kata.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { ruleToShow, type Failure, type KataResult, type RuleResult } from '../runner/result.ts';

const command = defineCommand('debug', {
  about: 'Runs the first broken law of a kata once, with its smallest input, in a debugger.',
  examples: [
    ['45', 'wait for a debugger on port 9229'],
    ['45 --port 9300', 'use another port'],
  ],
  more: 'Set a breakpoint in your file, or write `debugger` into it. There is no time limit.',
})
  .argument('[kata]', kataHelp)
  .option('--port <number>', 'the port for the debugger', '9229')
  .option('--attached', 'a debugger is already attached, for example by VS Code\'s "Debug this kata"')
  .action(run);

await runCommand(command);

async function run(query: string | undefined, { port: givenPort, attached }: { port: string; attached?: true }) {
  const kataQuery = kataOrLastOpened(query, 'npm run debug --', workbookRoot).replace(/^r(?=\d)/, '');
  const kata = findKata(kataQuery, undefined, 'npm run debug --');
  const port = readWholeNumber(givenPort, { option: 'port', remedy: 'npm run debug -- 45 --port 9229' });
  const { openRunner } = await import('../runner/runner.ts');
  const paint = createTheme();

  // The law is to break with the input that the learner's loop has shown.
  const runner = rememberFailures(await openRunner(), kata.root);
  const [result] = await runner.run([{ kata, target: 'katas' }]);
  await runner.close();
  const { rule, failure } = whatToDebug(result, kata.number);

  const address = attached ? '' : `127.0.0.1:${port}`;
  console.log(`${rule.rule.heading}\n  ${failure.test}`);
  if (!attached) {
    console.log(
      `Waiting for a debugger at ${address}. Attach VS Code to the process, or open chrome://inspect in Chrome.`,
    );
  }
  const debugged = await openRunner({ inspect: address, output: process.stdout });
  const job = { kata, target: 'katas', test: { heading: rule.rule.heading, title: failure.test } };
  // If no input was recorded, for example after an endless loop, the law runs as usual.
  const { seed, path } = failure.broken?.found ?? {};
  const settings = seed === undefined || path === undefined ? {} : { seed, path };
  const [debugResult] = await debugged.run([job], settings);
  await debugged.close();
  const outcome = debugResult?.rules.find(({ rule: { number } }) => number === rule.rule.number);
  console.log((outcome ? failureLines(outcome, paint) : []).join('\n'));
}

function whatToDebug(result: KataResult | undefined, number: number): { rule: RuleResult; failure: Failure } {
  if (result?.problem) throw new UserError(result.problem.message.replace(/\.?$/, ''), `npm start ${number}`);
  const rule = ruleToShow(result?.rules ?? []);
  const [failure] = rule?.failures ?? [];
  if (!rule || !failure) throw new UserError('Every rule holds, so there is nothing to debug', `npm start ${number}`);
  return { rule, failure };
}
