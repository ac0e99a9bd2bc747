export function free(): number {
  return 0;
}

free.kind = 'free';
