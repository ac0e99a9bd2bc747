import type { LawSettings } from '../../katas/support/law-settings.ts';
import { UserError } from '../platform/errors/user-error.ts';

/**
 * The settings of laws that people set in their shell. The command below a broken law sets `KATA_SEED` and `KATA_PATH`;
 * `KATA_RUNS` is how often each law runs. No other code reads these variables.
 *
 * @throws {UserError} if a value is not a number
 */
export function lawSettingsFrom(env: NodeJS.ProcessEnv): LawSettings {
  const seed = integerFrom(env, 'KATA_SEED');
  const runs = integerFrom(env, 'KATA_RUNS');
  const path = env['KATA_PATH'];
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(runs === undefined ? {} : { runs }),
    ...(path === undefined ? {} : { path }),
  };
}

function integerFrom(env: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = env[name];
  if (text === undefined) return undefined;
  if (/^-?\d+$/.test(text)) return Number(text);
  throw new UserError(`${name} is not an integer: ${text}`, `unset ${name}`);
}
