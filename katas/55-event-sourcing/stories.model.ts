import fc from 'fast-check';
import { walks } from '../support/generators.ts';
import { anyKey, anyString, lookAlikes, wholeNumbers } from '../support/hostile.ts';
import {
  type Append,
  appended,
  command,
  deposit,
  eventOf,
  open,
  past,
  snapshot,
  type Step,
  streamOf,
  toAccount,
  withdraw,
  onlyPossible,
} from './event-sourcing.model.ts';
import type { AccountCommand, AccountEvent } from './event-sourcing.ts';

export const ordinaryAccounts = fc.constantFrom('acc1', 'acc2');

export function ordinaryCommands(...amounts: number[]): fc.Arbitrary<AccountCommand> {
  const amount = fc.constantFrom(...amounts);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('u1', 'u2').map(open) },
    { weight: 4, arbitrary: amount.map(deposit) },
    { weight: 3, arbitrary: amount.map(withdraw) },
  );
}

/** Commands to one bank. */
export function ordinarySteps(...amounts: number[]): fc.Arbitrary<Step[]> {
  const one = fc.tuple(ordinaryAccounts, ordinaryCommands(...amounts));
  return walks(
    one.map(([account, given]) => command(1, account, given)),
    10,
  );
}

/** Any events of one account, with any order and any times. */
export function anyStream(): fc.Arbitrary<AccountEvent[]> {
  const amount = wholeNumbers(2 ** 48).map((n) => n + 1);
  const recorded = fc.oneof(anyString().map(open), amount.map(deposit), amount.map(withdraw));
  const facts = fc.array(fc.tuple(recorded, anyTime()), { minLength: 1, maxLength: 8 });
  return fc.tuple(anyKey(), facts).map(([id, list]) => list.map(([given, at]) => eventOf(id, given, at)));
}

/** Events of one account as a bank would have stored them. */
export function ordinaryStream(): fc.Arbitrary<AccountEvent[]> {
  const money = fc.array(fc.constantFrom(deposit(2), deposit(5), withdraw(1)), { maxLength: 4 });
  return fc.tuple(anyKey(), money).map(([id, list]) => streamOf(id, open(), deposit(9), ...list));
}

/** Times of clocks that may be set back. */
export function anyTime(): fc.Arbitrary<number> {
  return fc.constantFrom(3, 2, 1, 0, -1, 1_700_000_000_000);
}

/** Streams that careless code does not accept. */
export const oddStreams: AccountEvent[][] = [
  streamOf('a', deposit(5), open('ann'), deposit(1)),
  streamOf('a', open('ann'), deposit(5), withdraw(7), deposit(1)),
  streamOf('a', open('ann'), deposit(5), open('bob'), withdraw(2)),
  streamOf('a', withdraw(3)),
  streamOf('a', open(''), deposit(2 ** 31), deposit(2 ** 32), withdraw(1)),
  streamOf('__proto__', open('ann'), deposit(2 ** 53 - 1)),
  streamOf('', open('ann'), deposit(5), deposit(5)),
  [1, 1].map((at) => eventOf('a', deposit(5), at)),
  [5, 3, 4].map((at, i) => eventOf('a', [open(), deposit(5), withdraw(2)][i] as AccountCommand, at)),
];

/** What happens in two banks with one store. Which steps there are depends on the law. */
export function stories(kinds: readonly ('past' | 'snapshot')[]): fc.Arbitrary<Step[]> {
  const bank = fc.constantFrom<1 | 2>(1, 2);
  const account = fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b') }, anyKey());
  const given = ordinaryCommands(1, 2, 3, 5);
  const steps: fc.WeightedArbitrary<Step>[] = [
    { weight: 4, arbitrary: fc.tuple(bank, account, given).map((of) => command(...of)) },
    { weight: 2, arbitrary: fc.tuple(account, given).map((of) => appended(...of)) },
  ];
  if (kinds.includes('past'))
    steps.push({ weight: 2, arbitrary: fc.tuple(bank, account, fc.nat(6)).map((of) => past(...of)) });
  if (kinds.includes('snapshot'))
    steps.push({ weight: 3, arbitrary: fc.tuple(bank, account).map((of) => snapshot(...of)) });
  return walks(fc.oneof(...steps), 12).map(onlyPossible);
}

/** Both accounts are opened and used. */
export function inTwoAccounts(one: string, other: string): Step[] {
  return [
    ...toAccount(one, [open('ann'), deposit(5)]),
    ...toAccount(other, [open('bob'), deposit(1)]),
    command(2, one, withdraw(5)),
    past(1, other, 1),
    command(1, other, withdraw(2)),
  ];
}

/** The second bank, and then other code, take out what the first bank has seen. */
export const teamwork: Step[] = [
  command(1, 'a', open()),
  command(1, 'a', deposit(5)),
  command(2, 'a', withdraw(5)),
  command(1, 'a', withdraw(1)),
  command(2, 'b', open('bob')),
  appended('b', deposit(3)),
  command(1, 'b', withdraw(3)),
  command(2, 'b', withdraw(1)),
  past(1, 'a', 2),
  appended('a', deposit(9)),
  command(1, 'a', withdraw(8)),
];

/** Snapshots at moments at which they easily go wrong. */
export const snapshotTraps: Step[][] = [
  ...lookAlikes.map(([one, other]) => [
    ...toAccount(one, [open(), deposit(5)]),
    snapshot(1, one),
    ...toAccount(other, [open('bob'), deposit(1), deposit(1)]),
    snapshot(1, other),
    command(1, one, withdraw(5)),
  ]),
  [command(1, 'a', open()), snapshot(1, 'a'), command(1, 'a', deposit(5))],
  [command(1, 'a', open()), command(1, 'a', deposit(5)), snapshot(1, 'a'), past(1, 'a', 1)],
  [
    command(1, 'a', open()),
    snapshot(1, 'a'),
    appended('a', deposit(2)),
    snapshot(1, 'a'),
    command(2, 'a', withdraw(2)),
  ],
  [snapshot(1, 'a'), command(2, 'a', open()), command(1, 'a', deposit(1)), past(1, 'a', 2)],
  [
    command(1, 'a', open()),
    snapshot(1, 'a'),
    command(2, 'b', open('bob')),
    snapshot(1, 'b'),
    command(1, 'a', deposit(1)),
  ],
];

/** Commands that are rejected, each followed by one that shows whether anything was stored. */
export const rejections: AccountCommand[][] = [
  [deposit(5), withdraw(5), open('u1'), withdraw(5)],
  [open('u1'), open('u1'), deposit(5), open('u2')],
  [open(''), open(''), deposit(5), open('u2')],
  [open('u1'), deposit(0), deposit(-50), deposit(1), withdraw(0), withdraw(-50), withdraw(1)],
  [deposit(0), withdraw(-50)],
  [open('u1'), deposit(5), withdraw(6), withdraw(5), withdraw(1), deposit(1)],
];

export function appends(): fc.Arbitrary<Append[]> {
  const off = fc.constantFrom(0, 0, 0, 0, 1, -1, 2, -2);
  const account = fc.oneof(fc.constant('a'), anyKey());
  return fc.array(fc.record({ account, off }, { noNullPrototype: true }), { minLength: 1, maxLength: 10 });
}

/** A stream and a new one, each with a call that expects too much or too little. */
export const appendTraps: Append[][] = [1, -1].map((off) => [
  ...[0, 0, off, 0].map((one) => ({ account: 'a', off: one })),
  { account: 'b', off: 1 },
]);

/** Snapshots after which careless code loads too much: of an account that is not open, or before a failed append. */
export const loadTraps = [[1], [1, 2], [2, 2, 4]].flatMap((snapshotsAt) =>
  [streamOf('a', open(), deposit(1)), streamOf('a', deposit(1), deposit(2))].flatMap((events) =>
    [false, true].map((appendFails) => ({ events, snapshotsAt, appendFails })),
  ),
);
