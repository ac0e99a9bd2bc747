import { UserError } from './user-error.ts';

/**
 * Runs a script: hands it its arguments, prints a user's mistake as one line and a bug in full, and ends the process,
 * whatever may still be open.
 *
 * @param script may return the exit code; 0 by default
 */
export async function main(script: (args: string[]) => Promise<number | void>): Promise<never> {
  try {
    process.exit((await script(process.argv.slice(2))) ?? 0);
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error);
    process.exit(1);
  }
}
