const steps = ['bronze', 'silver', 'gold'];

/** Five percent per step. */
export function percentOff(tier: string): number | null {
  const step = steps.indexOf(tier);
  return step < 0 ? null : step * 5;
}
