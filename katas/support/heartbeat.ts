import { writeSync } from 'node:fs';

/**
 * What the process that runs a kata tells its supervisor, synchronously, before it does anything that might never
 * return. The supervisor knows from the last beat which rule to blame when it has to kill the process.
 */
export type Beat =
  | { at: 'import'; file: string }
  | { at: 'test'; id: string; rule: string }
  | { at: 'run'; run: number; shrinking: boolean; remembered: boolean }
  | { at: 'rest' };

const fd = Number(process.env['KATA_HEARTBEAT_FD'] ?? Number.NaN);

/** Sends one beat; does nothing where no supervisor listens. */
export function beat(event: Beat): void {
  if (Number.isNaN(fd)) return;
  writeSync(fd, `${JSON.stringify(event)}\n`);
}
