import fc from 'fast-check';
import { example, law } from '../../../../katas/support/law.ts';
import { allowedModule, lawModule, lawsImports, ownFile } from '../../../runner/allowed-imports.ts';
import { canaryTitle } from '../canary-title.ts';
import { freezeClass } from '../lockdown-realm.ts';
import { offeredToSolutions, type Namespace } from '../offered-modules.ts';
import { shieldedExpect } from './shielded-expect.ts';

/** What laws import. */
export interface LawModules {
  /** The exports of the solution, by the names of the kata's files. */
  solution: Readonly<Record<string, Namespace>>;
  /** The titles of laws that are no longer run. */
  skipped: readonly string[];
}

/** The modules that laws may import: those of the workbook in a form that shows nothing of the run. */
export function lawModules({ solution, skipped }: LawModules): (specifier: string) => Namespace | undefined {
  const plain = Object.freeze(plainFastCheck());
  const modules: Record<string, Namespace> = {
    vitest: { expect: shieldedExpect() },
    'fast-check': Object.freeze({ ...plain, default: plain }),
    [lawModule]: { law: declaring(law, skipped), example: declaring(example, skipped) },
  };
  Object.values(modules).forEach(Object.freeze);
  return (specifier) => {
    const file = ownFile(specifier, Object.keys(solution));
    if (file !== undefined) return solution[file];
    const module = allowedModule(specifier, lawsImports);
    return module === undefined ? undefined : (modules[module] ?? offeredToSolutions(module));
  };
}

/** Declares a law or an example, unless it is one of those that do not run. */
function declaring(declare: (...args: never[]) => void, skipped: readonly string[]): (...args: unknown[]) => void {
  return harden((title: unknown, ...more: unknown[]) => {
    if (typeof title !== 'string') throw new TypeError('The title of a law is a string.');
    if (title.startsWith(canaryTitle)) throw new TypeError(`No law may begin with "${canaryTitle}".`);
    if (more.every((one) => typeof one !== 'function')) {
      throw new TypeError(`The law "${title}" has no function.`);
    }
    if (!skipped.includes(title)) (declare as (...args: unknown[]) => void)(title, ...more);
  });
}

/** The seed of whatever laws draw themselves. */
const ownSeed = 1;

/**
 * A function of fast-check that draws the same values for every solution, unless it is told a seed.
 *
 * @param at the position of its parameters
 */
function seeded<Args extends never[], Result>(original: (...args: Args) => Result, at: number): unknown {
  return (...args: unknown[]) => {
    const given = args[at];
    const parameters = typeof given === 'number' ? { numRuns: given } : (given as object | undefined);
    return original(...([...args.slice(0, at), { seed: ownSeed, ...parameters }, ...args.slice(at + 1)] as Args));
  };
}

/** fast-check without its settings, which all laws of a process share. Its classes cannot be changed. */
function plainFastCheck(): Namespace {
  const made = [
    ...[fc.integer(), fc.constant(1), fc.array(fc.nat()), fc.record({ a: fc.nat() }), fc.tuple(fc.nat()), fc.string()],
    ...[fc.oneof(fc.nat(), fc.nat()), fc.nat().map(String), fc.nat().filter(Boolean), fc.nat().chain(fc.constant)],
    ...[fc.letrec((tie) => ({ a: fc.oneof(tie('a'), fc.nat()) })).a, fc.option(fc.nat()), fc.boolean(), fc.double()],
    ...[fc.property(fc.nat(), () => {}), fc.asyncProperty(fc.nat(), async () => {}), fc.func(fc.nat()), fc.bigInt()],
  ] as object[];
  for (const one of made) {
    for (let next = Object.getPrototypeOf(one) as object | null; next && next !== Object.prototype;) {
      freezeClass(next.constructor);
      next = Object.getPrototypeOf(next) as object | null;
    }
  }
  const { check, assert, sample, statistics } = fc;
  return {
    ...Object.fromEntries(Object.entries(fc).filter(([name]) => !/ConfigureGlobal$|^configureGlobal$/.test(name))),
    check: seeded(check, 1),
    assert: seeded(assert, 1),
    sample: seeded(sample, 1),
    statistics: seeded(statistics, 2),
  };
}
