import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The npm command that runs a file in `scripts/commands`: `npm start` for `start`. Its name may differ from the name of
 * the file.
 */
export function npmCommand(script: string, root: string): string {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const runs = new RegExp(`(^| )(scripts/commands/${script}\\.ts|scripts/run\\.cjs ${script})( |$)`);
  const name = Object.keys(scripts).find((key) => runs.test(scripts[key] ?? '')) ?? script;
  return name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
}
