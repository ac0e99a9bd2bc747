import { randomUUID } from 'node:crypto';
import { inspect, isDeepStrictEqual, type InspectOptions } from 'node:util';
import { todo, TodoError } from '../../../katas/support/todo.ts';
import { allowedModule, todoModule } from '../../runner/allowed-imports.ts';
import { freezeClass } from './lockdown-realm.ts';
import { usingContext } from './using-context.ts';

/** The name of the helper that compiled code calls for `using`. */
const usingModule = '@oxc-project/runtime/helpers/usingCtx';

/** The exports of a module. */
export type Namespace = Record<string, unknown>;

/** The helper module that the compiler adds to solutions and laws alike. Undefined for other modules. */
export function offeredToAll(specifier: string): Namespace | undefined {
  return specifier === usingModule ? offers[usingModule] : undefined;
}

/** A module that a solution may import besides its own files. Undefined if it may not. */
export function offeredToSolutions(specifier: string): Namespace | undefined {
  return offers[allowedModule(specifier) ?? ''];
}

/**
 * The replacement for each module in `allowedImports`: functions of the sandbox, not those that Node.js itself uses.
 */
const offers: Record<string, Namespace> = {
  [todoModule]: { todo, TodoError },
  // Compiled code imports it.
  [usingModule]: { default: usingContext },
  'node:util': withDefault({
    inspect: Object.assign((value: unknown, options?: InspectOptions) => inspect(value, { ...options }), {
      custom: inspect.custom,
    }),
    isDeepStrictEqual: (a: unknown, b: unknown) => isDeepStrictEqual(a, b),
  }),
  'node:buffer': withDefault({ Buffer }),
  'node:crypto': withDefault({ randomUUID: () => randomUUID() }),
};

/** The exports of a Node.js module, together with the default export that all of these have. */
function withDefault(exports: Namespace): Namespace {
  return { ...exports, default: Object.freeze({ ...exports }) };
}

/** Freezes what all submissions in this process may import. */
export function freezeOffers(): void {
  freezeClass(TodoError);
  Object.values(offers).flatMap(Object.values).forEach(Object.freeze);
  Object.values(offers).forEach(Object.freeze);
}
