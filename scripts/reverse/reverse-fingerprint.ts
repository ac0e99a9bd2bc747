import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withoutCarriageReturns } from '../kata/fingerprint.ts';
import { hashOf } from '../platform/hash-of.ts';
import { readStatement } from '../kata/statement.ts';
import { contestantsOf, readRecord } from './impostor-record.ts';
import { readPack } from './pack.ts';
import { canBeGraded, type ReverseKata } from './reverse-kata.ts';

/**
 * Hash of what a reverse kata demands: the rules of its statement, the correct solutions, and the impostors that a
 * learner sees. What only grading uses is not part of it.
 */
export function reverseFingerprint({ kata }: ReverseKata): string {
  const { right, visible } = contestantsOf(kata);
  const rules = readStatement(kata.statement).sections.get('Rules') ?? '';
  const packed = canBeGraded(kata) ? undefined : readPack(kata)?.files;
  const targets = [...right, ...visible].map(({ target }) =>
    target === 'solutions' ? join('solutions', kata.slug) : target,
  );
  return hashOf([rules.replaceAll(/\s+/g, ' '), ...targets.flatMap((target) => textsIn(kata.root, target, packed))]);
}

/**
 * Hash of what the grade of laws depends on besides the laws: all correct solutions and impostors, including those
 * that only grading uses, and what is recorded about them.
 */
export function gradingFingerprint({ kata }: ReverseKata): string {
  const { right, heldBackVariant, visible, heldBack } = contestantsOf(kata);
  const targets = [...right, heldBackVariant, ...visible, ...heldBack].map(({ target }) =>
    target === 'solutions' ? join('solutions', kata.slug) : target,
  );
  return hashOf([JSON.stringify(readRecord(kata)), ...targets.flatMap((target) => textsIn(kata.root, target))]);
}

function textsIn(root: string, target: string, packed?: Readonly<Record<string, string>>): string[] {
  if (packed) {
    const paths = Object.keys(packed).filter((path) => path === target || path.startsWith(`${target}/`));
    return paths.toSorted().flatMap((path) => [path, packed[path] ?? '']);
  }
  const path = join(root, target);
  if (!existsSync(path)) return [target];
  if (!statSync(path).isDirectory()) return [target, withoutCarriageReturns(readFileSync(path, 'utf8'))];
  const names = readdirSync(path).filter((name) => name.endsWith('.ts'));
  return names.toSorted().flatMap((name) => textsIn(root, `${target}/${name}`));
}
