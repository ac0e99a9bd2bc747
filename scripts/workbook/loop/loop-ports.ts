import type { Kata } from '../catalog.ts';
import type { Standing } from '../progress/standing.ts';
import type { Judgement } from '../progress/survey.ts';
import type { Panel, View } from './view.ts';

/** What the loop needs from the world. */
export interface LoopPorts {
  katas: readonly Kata[];
  /** Runs a kata as the learner has it now, and remembers how it came out. */
  judge(kata: Kata): Promise<Judgement>;
  /** How the katas stand when the loop begins. */
  book: readonly Standing[];
  /** Takes one more hint of a kata; gives all that were taken. */
  hint(kata: Kata): Panel;
  /** The reference beside the learner's, with notes. */
  solution(kata: Kata): Panel;
  /** Puts the starter back; says where the attempt is kept. */
  reset(kata: Kata): string | undefined;
  /** How all katas stand now, also those that were stale. */
  checkAll(): Promise<readonly Standing[]>;
  /** Opens vitest's own page in a browser; says where it is. */
  openUi(): string;
  /**
   * Shows a view; called whenever it has changed.
   *
   * @returns how many lines it could scroll out at the top, where that may be fewer than the view asks for
   */
  show(view: View): number | void;
  /** Calls `changed` whenever a file of the kata may have changed, until the returned function is called. */
  watch(kata: Kata, changed: () => void): () => void;
}
