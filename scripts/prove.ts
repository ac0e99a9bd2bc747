import { parseArgs } from 'node:util';
import { findKata, listKatas } from './workbook/catalog.ts';
import { prove } from './workbook/proof/prove.ts';
import { openRunner } from './workbook/run.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seeds: { type: 'string', default: '1' }, runs: { type: 'string', default: '100' } },
});
const katas = positionals.length > 0 ? positionals.map((query) => findKata(query)) : listKatas();
const runner = await openRunner();
let findings = 0;
for (let i = 0; i < Number(values.seeds); i += 1) {
  const seed = i === 0 ? 2957 : Math.floor(Math.random() * 2 ** 31);
  for (const proof of await prove(runner, katas, { seed, runs: Number(values.runs) })) {
    const all = [...proof.starter, ...proof.solution, ...proof.variants, ...proof.impostors];
    findings += all.length;
    console.log(`${proof.kata.slug} seed ${seed}: ${all.length === 0 ? 'holds' : 'does not hold'} (${Math.round(proof.duration)} ms)`);
    all.forEach((line) => console.log(`  ${line}`));
  }
}
await runner.close();
process.exit(findings === 0 ? 0 : 1);
