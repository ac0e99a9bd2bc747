import { kinds } from './kinds.ts';

export function free(): number {
  return 0;
}

kinds.set(free, { kind: 'free', cents: 0 });
