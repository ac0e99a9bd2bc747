import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { impostorsOf, rulesNamedBy, variantsOf, type CandidateSolution, type Kata } from '../kata/catalog.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { readPack, type Pack } from './pack.ts';
import type { ImpostorRecord } from './record-format.ts';
import { shownPath } from '../platform/shown-path.ts';

/** A wrong solution in a reverse kata. */
export interface Impostor extends CandidateSolution {
  /** The rules that it breaks and that laws can check. */
  rules: number[];
  /** Impostors with the same cluster cannot be told apart by the authors' laws. */
  cluster: string;
}

/** The code that a learner's laws run against. */
export interface Contestants {
  /** Correct solutions: the reference, and the variants that a learner may see. */
  right: { target: string; name: string }[];
  visible: Impostor[];
  heldBack: Impostor[];
  heldBackVariant: { target: string; name: string };
}

/** Defaults for a record in which authors have written only their choices, and nothing has been recorded yet. */
const emptyRecord: ImpostorRecord = {
  plain: [],
  heldBackVariant: '',
  visible: [],
  heldBack: [],
  distinctions: {},
  laws: [],
  rejectedBy: {},
};

/** The path of a kata's record. A reverse kata needs one, or a pack. */
export function recordPath({ root, slug }: Pick<Kata, 'root' | 'slug'>): string {
  return join(root, 'tests', 'reverse', `${slug}.json`);
}

/**
 * The record of a kata.
 *
 * @throws {UserError} if it is missing or cannot be read
 */
export function readRecord(kata: Kata): ImpostorRecord {
  const pack = packInstead(kata);
  if (pack) return pack.record;
  const shown = shownPath(recordPath(kata), kata.root);
  try {
    const text = readFileSync(recordPath(kata), 'utf8');
    return { ...emptyRecord, ...(JSON.parse(text) as Partial<ImpostorRecord>) };
  } catch {
    throw new UserError(`${shown} cannot be read`, `git checkout -- ${shown}`);
  }
}

/** The pack of a kata on the homework branch, which has it instead of a record. */
function packInstead(kata: Kata): Pack | undefined {
  return existsSync(recordPath(kata)) ? undefined : readPack(kata);
}

/**
 * The right and wrong solutions of a reverse kata, according to its record.
 *
 * @throws {UserError} if one is missing
 */
export function contestantsOf(kata: Kata, record = readRecord(kata)): Contestants {
  const pack = packInstead(kata);
  const impostors = pack?.impostors ?? impostorsOf(kata);
  const variants = (pack?.variants ?? variantsOf(kata)).map(({ target, name }) => ({ target, name }));
  const reference = { target: 'solutions', name: 'the reference solution' };
  const impostor = (name: string): Impostor => {
    const found = impostors.find((one) => one.name === name) ?? throwMissing(kata, 'impostors', name);
    return { ...found, rules: brokenRules(found, record), cluster: (record.rejectedBy[name] ?? []).join(',') };
  };
  const heldBackVariant = variants.find(({ name }) => name === record.heldBackVariant);
  return {
    right: [reference, ...variants.filter((variant) => variant !== heldBackVariant)],
    visible: record.visible.map(impostor),
    heldBack: record.heldBack.map(impostor),
    // The homework branch has nothing that is held back, and nobody grades there.
    heldBackVariant: pack ? reference : (heldBackVariant ?? throwMissing(kata, 'variants', record.heldBackVariant)),
  };
}

/**
 * The rules for which a learner's laws can reject an impostor: those that its first line names and of which a recorded
 * law rejects it. If only an example does, the example often looks at the source, and a learner's laws see only
 * exports.
 */
export function brokenRules(
  impostor: CandidateSolution,
  { laws, rejectedBy }: Pick<ImpostorRecord, 'laws' | 'rejectedBy'>,
): number[] {
  const found = (rejectedBy[impostor.name] ?? []).map((index) => Number.parseInt(laws[index] ?? '', 10));
  return rulesNamedBy(impostor).filter((rule) => found.includes(rule));
}

function throwMissing({ slug }: Kata, kind: string, name: string): never {
  throw new UserError(`tests/${kind}/${slug}/${name} is missing`, `git checkout -- tests/${kind}/${slug}`);
}
