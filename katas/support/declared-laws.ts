import type { Generators } from './draws.ts';

/** A law as a file declares it, with its inputs and the examples that it tries first. */
export interface DeclaredLaw {
  title: string;
  inputs: Generators;
  examples: readonly object[];
}

/**
 * Hooks with which a reverse kata collects the laws of a file, or runs them with other inputs. They are on the global
 * object, because the runner and the laws may have different copies of this module.
 */
interface LawHooks {
  /** Set while a file is loaded only for the inputs of its laws. Its laws are added here and do not run. */
  collected?: DeclaredLaw[];
  /**
   * Other inputs for a law. If it returns undefined, the law does not run. Tests declared with `example` do not run at
   * all.
   */
  replace?: (law: DeclaredLaw) => Omit<DeclaredLaw, 'title'> | undefined;
}

const key = Symbol.for('katas.lawHooks');

/** The hooks of this process. Normally there are none. */
export const lawHooks: LawHooks = ((globalThis as Record<symbol, unknown>)[key] ??= {}) as LawHooks;

/** Whether tests declared with `example` run. They do not while only the inputs of laws matter. */
export function shouldRunExamples(): boolean {
  return !lawHooks.collected && !lawHooks.replace;
}

/** The inputs and examples with which a law runs. Undefined if it does not run. */
export function inputsToRun(law: DeclaredLaw): Omit<DeclaredLaw, 'title'> | undefined {
  if (lawHooks.collected) {
    lawHooks.collected.push(law);
    return undefined;
  }
  return lawHooks.replace ? lawHooks.replace(law) : law;
}
