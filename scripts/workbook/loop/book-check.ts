import type { Standing } from '../progress/standing.ts';

/** A check of all katas, during which single ones go on being run. */
export class BookCheck {
  /** What was run during the check that is under way: the newer word on those katas. */
  #newer: Map<string, Standing> | undefined;

  get isUnderWay(): boolean {
    return this.#newer !== undefined;
  }

  /** Takes note of a kata that was run by itself. */
  judged(standing: Standing): void {
    this.#newer?.set(standing.slug, standing);
  }

  /** How all stand in the end. */
  async run(check: () => Promise<readonly Standing[]>): Promise<Standing[]> {
    const newer = (this.#newer = new Map<string, Standing>());
    try {
      const found = await check();
      // Whoever ran a kata first knows what has changed about its rules.
      return found.map((one) => ({ ...one, ...newer.get(one.slug) }));
    } finally {
      this.#newer = undefined;
    }
  }
}
