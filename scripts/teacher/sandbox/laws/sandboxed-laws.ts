import { readCompiled } from '../compiled-file.ts';
import { freezeOffers, type Namespace } from '../offered-modules.ts';
import { SandboxedKata } from '../sandboxed-kata.ts';
import { showInStacks } from '../stacks.ts';
import { lawGlobals } from './law-globals.ts';
import { lawModules } from './law-modules.ts';

/** Where a student's laws are, and which of them run. */
export interface SandboxedLaws {
  /** The path of the file with the compiled laws. */
  compiled: string;
  /** The folder of the laws, as stack traces name it. */
  folder: string;
  /** The name of their file. */
  name: string;
  /** The titles of laws that are no longer run. */
  skipped: readonly string[];
}

/**
 * Runs laws against one solution. They are loaded anew for each solution, into a compartment of their own, so nothing
 * that they keep or change reaches the next one.
 *
 * @param solution the modules of the solution by the names of its files, each with the names that laws may see
 */
export async function runSandboxedLaws(
  { compiled, folder, name, skipped }: SandboxedLaws,
  solution: Readonly<Record<string, { module: Namespace; names: readonly string[] }>>,
): Promise<void> {
  freezeOffers();
  showInStacks(folder);
  const seen = Object.entries(solution).map(([file, { module, names }]) => [file, onlyNamed(module, names)] as const);
  const world = { globals: lawGlobals(), offered: lawModules({ solution: Object.fromEntries(seen), skipped }) };
  await new SandboxedKata(folder, readCompiled(compiled), world).load(name);
}

/** The exports that every solution has, in an order that says nothing about this one. */
function onlyNamed(module: Namespace, names: readonly string[]): Namespace {
  const shown = Object.create(null) as Namespace;
  for (const name of [...names].toSorted()) {
    Object.defineProperty(shown, name, { get: () => module[name], enumerable: true });
  }
  return Object.freeze(shown);
}
