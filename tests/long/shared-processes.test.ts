import { expect, test } from 'vitest';
import { findKata, variantsOf } from '../../scripts/kata/catalog.ts';
import { openRunner } from '../../scripts/runner/runner.ts';

test('correct code passes in a process in which wrong code has changed Object.prototype', async () => {
  const kata = findKata('53');
  const targets = ['tests/impostors/53-unit-of-work/ids-are-property-names.ts', 'solutions'];
  const jobs = [...targets, ...variantsOf(kata).map(({ target }) => target)].map((target) => ({ kata, target }));
  const runner = await openRunner();
  const [wrong, ...right] = await runner.run(jobs, { shared: true });
  await runner.close();
  expect(wrong?.rules.filter(({ state }) => state !== 'passed').map(({ rule }) => rule.number)).toEqual([3]);
  expect(right.map(({ target, problem }) => `${target}: ${problem?.message ?? 'loads'}`)).toEqual(
    right.map(({ target }) => `${target}: loads`),
  );
  expect(right.flatMap(({ rules }) => rules.filter(({ state }) => state !== 'passed'))).toEqual([]);
});
