import type { Edit } from './edit.ts';
import { catching } from './operators/catch.ts';
import { compare } from './operators/compare.ts';
import { edge } from './operators/edge.ts';
import { falsy } from './operators/falsy.ts';
import { freeze } from './operators/freeze.ts';
import { hoist } from './operators/hoist.ts';
import { live } from './operators/live.ts';
import { memo } from './operators/memo.ts';
import { name } from './operators/name.ts';
import { number } from './operators/number.ts';
import { order } from './operators/order.ts';
import { pass } from './operators/pass.ts';
import { reEnter } from './operators/re-enter.ts';
import { recopy } from './operators/recopy.ts';
import { shareEmpty } from './operators/share-empty.ts';
import { tick } from './operators/tick.ts';
import { typeKey } from './operators/type-key.ts';
import { uncopy } from './operators/uncopy.ts';
import type { Source } from './source.ts';

/** Finds the places of a source where one kind of mistake can be made. */
type Operator = (source: Source) => Edit[];

/** The mistakes that semantic mutants make, by the names that the table and the lists of survivors use. */
export const operators = {
  hoist,
  'share empty': shareEmpty,
  memo,
  uncopy,
  recopy,
  freeze,
  falsy,
  compare,
  number,
  live,
  name,
  're-enter': reEnter,
  tick,
  pass,
  catch: catching,
  order,
  'type/key': typeKey,
  edge,
} satisfies Record<string, Operator>;

export type OperatorName = keyof typeof operators;

export const operatorNames = Object.keys(operators) as readonly OperatorName[];
