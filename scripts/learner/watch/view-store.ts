import type { LoopPorts } from './loop-ports.ts';
import { didNotWork } from './panels.ts';
import { atFirstLine, type View } from './view.ts';

/** The current view. Every change is shown until the loop ends. */
export class ViewStore {
  readonly #show: LoopPorts['show'];
  #view: View;
  #over = false;
  /** By how many lines a page is scrolled. */
  page = 10;

  constructor(view: View, show: LoopPorts['show']) {
    this.#view = view;
    this.#show = show;
  }

  get view(): View {
    return this.#view;
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** Changes the view. A new panel starts at its top. */
  change(change: Partial<View>): void {
    const isOther = 'panel' in change && change.panel !== this.#view.panel;
    const { panel } = change;
    const top = panel && (!panel.isPage || panel.firstLine !== undefined) ? atFirstLine : 0;
    this.#view = { ...this.#view, ...(isOther ? { from: top } : {}), ...change };
    if (this.#over) return;
    const drawn = this.#show(this.#view);
    if (!drawn) return;
    this.#view = { ...this.#view, from: drawn.from };
    this.page = drawn.page;
  }

  /** An error during a change is shown, not thrown, and the loop continues. */
  try(change: () => Partial<View>): void {
    try {
      this.change(change());
    } catch (error) {
      this.change({ panel: didNotWork(error) });
    }
  }

  /** Nothing is shown any more. */
  end(): void {
    this.#over = true;
  }
}
