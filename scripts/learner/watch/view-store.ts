import type { LoopPorts } from './loop-ports.ts';
import { errorPanel } from './panels.ts';
import { atFirstLine, type View } from './view.ts';

/** Holds the current view. Every change is shown until the loop ends. */
export class ViewStore {
  readonly #show: LoopPorts['show'];
  #view: View;
  #over = false;
  /** How many lines Page Up and Page Down scroll. The first drawing replaces this value. */
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
    const isNewPanel = 'panel' in change && change.panel !== this.#view.panel;
    const { panel } = change;
    const top = panel && (!panel.isPage || panel.firstLine !== undefined) ? atFirstLine : 0;
    this.#view = { ...this.#view, ...(isNewPanel ? { from: top } : {}), ...change };
    if (this.#over) return;
    const drawn = this.#show(this.#view);
    if (!drawn) return;
    this.#view = { ...this.#view, from: drawn.from };
    this.page = drawn.page;
  }

  /** Like `change`, but an error while the change is computed is shown, not thrown. Returns whether there was none. */
  try(change: () => Partial<View>): boolean {
    try {
      this.change(change());
      return true;
    } catch (error) {
      this.change({ panel: errorPanel(error) });
      return false;
    }
  }

  /** From now on, changes are not shown any more. */
  end(): void {
    this.#over = true;
  }
}
