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

/** The modules that laws may import, in versions that reveal nothing about the run. */
export function lawModules({ solution, skipped }: LawModules): (specifier: string) => Namespace | undefined {
  const plain = Object.freeze(plainFastCheck());
  const modules: Record<string, Namespace> = {
    vitest: { expect: shieldedExpect() },
    'fast-check': Object.freeze({ ...plain, default: plain }),
    [lawModule]: { law: checkedDeclaration(law, skipped), example: checkedDeclaration(example, skipped) },
  };
  Object.values(modules).forEach(Object.freeze);
  return (specifier) => {
    const file = ownFile(specifier, Object.keys(solution));
    if (file !== undefined) return solution[file];
    const module = allowedModule(specifier, lawsImports);
    return module === undefined ? undefined : (modules[module] ?? offeredToSolutions(module));
  };
}

/** Wraps `law` or `example`: checks the arguments, and declares nothing if the title is one of those skipped. */
function checkedDeclaration(
  declare: (...args: never[]) => void,
  skipped: readonly string[],
): (...args: unknown[]) => void {
  return harden((title: unknown, ...more: unknown[]) => {
    if (typeof title !== 'string') throw new TypeError('The title of a law is a string.');
    if (title.startsWith(canaryTitle)) throw new TypeError(`No law may begin with "${canaryTitle}".`);
    if (more.every((one) => typeof one !== 'function')) {
      throw new TypeError(`The law "${title}" has no function.`);
    }
    if (!skipped.includes(title)) (declare as (...args: unknown[]) => void)(title, ...more);
  });
}

/** The seed for values that laws draw themselves, for example with `fc.sample`. */
const ownSeed = 1;

/**
 * Wraps a function of fast-check so that it draws the same values for every solution, unless a seed is given.
 *
 * @param index the index of the argument that contains fast-check's parameters, or the number of runs
 */
function seeded<Args extends never[], Result>(original: (...args: Args) => Result, index: number): unknown {
  return (...args: unknown[]) => {
    const given = args[index];
    const parameters = typeof given === 'number' ? { numRuns: given } : (given as object | undefined);
    return original(...([...args.slice(0, index), { seed: ownSeed, ...parameters }, ...args.slice(index + 1)] as Args));
  };
}

/** fast-check without its global settings, which all laws of a process would share. Also freezes its classes. */
function plainFastCheck(): Namespace {
  const samples = [
    ...[fc.integer(), fc.constant(1), fc.array(fc.nat()), fc.record({ a: fc.nat() }), fc.tuple(fc.nat()), fc.string()],
    ...[fc.oneof(fc.nat(), fc.nat()), fc.nat().map(String), fc.nat().filter(Boolean), fc.nat().chain(fc.constant)],
    ...[fc.letrec((tie) => ({ a: fc.oneof(tie('a'), fc.nat()) })).a, fc.option(fc.nat()), fc.boolean(), fc.double()],
    ...[fc.property(fc.nat(), () => {}), fc.asyncProperty(fc.nat(), async () => {}), fc.func(fc.nat()), fc.bigInt()],
  ] as object[];
  for (const one of samples) {
    for (let next = Object.getPrototypeOf(one) as object | null; next && next !== Object.prototype;) {
      freezeClass(next.constructor);
      next = Object.getPrototypeOf(next) as object | null;
    }
  }
  const { check, assert, sample, statistics } = fc;
  return {
    ...Object.fromEntries(Object.entries(fc).filter(([name]) => !/ConfigureGlobal$|GlobalPlugin$/i.test(name))),
    check: seeded(check, 1),
    assert: seeded(assert, 1),
    sample: seeded(sample, 1),
    statistics: seeded(statistics, 2),
  };
}
