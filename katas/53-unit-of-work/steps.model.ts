import fc from 'fast-check';
import { walks } from '../support/generators.ts';
import {
  type Change,
  type Clerk,
  create,
  ExpectedBank,
  given,
  isFailing,
  modify,
  onlyA,
  ordinaryIds,
  read,
  remove,
  type Step,
  stepText,
} from './unit-of-work.model.ts';
import type { Account } from './unit-of-work.ts';

export type ClerksStep = readonly [clerk: Clerk, step: Step];

/** Any change to one of these accounts. */
export function changes(
  ids: readonly string[] = ordinaryIds,
  balances: fc.Arbitrary<number> = fc.nat({ max: 3 }),
  owners: fc.Arbitrary<string> = fc.constantFrom('u1', 'u2'),
): fc.Arbitrary<Change> {
  const id = fc.constantFrom(...ids);
  const withValues = (make: typeof create) => fc.tuple(id, balances, owners).map((of) => make(...of));
  return fc.oneof(withValues(create), withValues(modify), id.map(remove));
}

/** Changes without detours: each gives an account new values, and no account is created after a deletion. */
export function simpleChanges(): fc.Arbitrary<Change> {
  const balance = fc.integer({ min: 4, max: 9 });
  return fc.oneof(
    fc.tuple(fc.constantFrom('a', 'b', 'd'), balance).map((of) => modify(...of)),
    balance.map((of) => create('d', of)),
    fc.constantFrom('b', 'c').map(remove),
  );
}

/** Changes that a unit accepts, and other steps between them. */
export function acceptedSteps(others: fc.Arbitrary<Step>, change = changes(), maxLength = 10): fc.Arbitrary<Step[]> {
  return walks(fc.oneof({ weight: 2, arbitrary: change }, { weight: 1, arbitrary: others }), maxLength).map((steps) =>
    onlyAccepted(
      given,
      steps.map((step) => ['Ann', step]),
      false,
    ).map(([, step]) => step),
  );
}

/** A unit reads all accounts and changes only `a`; others change only `b` and `d`. */
export function stepsOfReader(): fc.Arbitrary<Step> {
  return fc.oneof(
    fc.constantFrom(...['a', 'b', 'c', 'd'].map(read), create('b', 5), modify('c', 0)),
    fc.constantFrom<Step[]>(modify('a', 5), modify('a', 6), 'commit', 'rollback'),
    fc
      .constantFrom<Change[]>(modify('b', 7), modify('b', 8), create('d', 7), remove('b'), remove('d'))
      .map((others) => ({ others })),
  );
}

/** Steps of two clerks on the same accounts. */
export function stepsOfTwo(): fc.Arbitrary<readonly ClerksStep[]> {
  const call = fc.constantFrom<Step[]>('commit', 'commit', 'rollback', read('a'), read('d'));
  const change = changes(['a', 'd'], fc.nat({ max: 9 }), fc.constant('u1'));
  const step = fc.oneof<fc.Arbitrary<Step>[]>(change, call);
  return walks(fc.tuple(fc.constantFrom<Clerk[]>('Ann', 'Ben'), step), 12).map((steps) =>
    story(onlyAccepted(onlyA, steps, true)),
  );
}

/** Ann changes an account that Ben changes before she commits. Then she tries again, rolls back and reads. */
export function clashes(): (readonly ClerksStep[])[] {
  const clash = (first: Step, ben: readonly Step[], ...ann: readonly Step[]) =>
    story([
      ['Ann', first],
      ...[...ben, 'commit' as const].map((step): ClerksStep => ['Ben', step]),
      ...[...ann, 'commit', 'commit', 'rollback', read('a')].map((step): ClerksStep => ['Ann', step as Step]),
    ]);
  return [
    clash(read('a'), [modify('a', 7)], modify('a', 9)),
    clash(read('a'), [modify('a', 7)], remove('a')),
    clash(read('a'), [remove('a')], modify('a', 9)),
    clash(read('a'), [remove('a')], remove('a')),
    clash(read('a'), [modify('a', 7), 'commit', modify('a', 1)], modify('a', 9)),
    clash(read('a'), [remove('a'), 'commit', create('a', 1)], modify('a', 9)),
    clash(modify('a', 9), [modify('a', 7)], modify('a', 8)),
    clash(modify('a', 9), [modify('a', 7)], 'commit', read('a'), modify('a', 8)),
    clash(read('a'), [modify('a', 7)], remove('a'), 'commit', create('a', 8)),
    clash(create('d', 9), [modify('a', 7)]),
    clash(create('d', 9), [create('d', 7)], modify('d', 8)),
    clash(create('d', 9), [], modify('a', 9), 'rollback', read('a')),
    story([
      ['Ann', read('d')],
      ['Ann', modify('a', 9)],
      ['Ben', modify('a', 7)],
      ['Ben', create('d', 7)],
      ['Ben', 'commit'],
      ['Ann', 'commit'],
      ['Ann', read('d')],
    ]),
    story([
      ['Ann', create('d', 9)],
      ['Ann', modify('a', 9)],
      ['Ben', modify('a', 7)],
      ['Ben', 'commit'],
      ['Ann', 'commit'],
    ]),
  ];
}

/** Without the changes that a unit rejects; rule 3 is about those. */
export function onlyAccepted(
  accounts: readonly Account[],
  steps: readonly ClerksStep[],
  strict: boolean,
): ClerksStep[] {
  const model = new ExpectedBank(accounts, { strict });
  return steps.filter(([clerk, step]) => {
    const isAccepted = model.accepts(isFailing(step) ? step.failing : step, clerk);
    if (isAccepted) model.do(step, clerk);
    return isAccepted;
  });
}

/** Prints the steps on few lines. */
function story(steps: readonly ClerksStep[]): readonly ClerksStep[] {
  const text = steps.map(([clerk, step]) => `${clerk}: ${stepText(step)}`).join(' | ');
  return Object.defineProperty([...steps], fc.toStringMethod, { value: () => text });
}
