import type { LoopPorts } from './loop-ports.ts';
import { errorPanel } from './panels.ts';
import type { ViewStore } from './view-store.ts';
import type { Panel } from './view.ts';

const openingPanel: Panel = { title: 'vitest ui', lines: ['opening …'] };

/** Opens Vitest's user interface and shows its address, unless the learner has done something else in the meantime. */
export async function showUi(store: ViewStore, open: LoopPorts['openUi']): Promise<void> {
  store.change({ panel: openingPanel });
  const panel = await addressPanel(open);
  if (store.view.panel === openingPanel) store.change({ panel });
}

async function addressPanel(open: LoopPorts['openUi']): Promise<Panel> {
  try {
    return { title: openingPanel.title, lines: [`Open this address in your browser: ${await open()}`] };
  } catch (error) {
    return errorPanel(error);
  }
}
