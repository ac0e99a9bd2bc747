import type { LoopPorts } from './loop-ports.ts';
import { didNotWork } from './panels.ts';
import type { ViewStore } from './view-store.ts';
import type { Panel } from './view.ts';

const opening: Panel = { title: 'vitest ui', lines: ['opening …'] };

/** Opens Vitest's user interface and shows its address, unless the learner has done something else in the meantime. */
export async function showUi(shown: ViewStore, open: LoopPorts['openUi']): Promise<void> {
  shown.change({ panel: opening });
  const panel = await whereItIs(open);
  if (shown.view.panel === opening) shown.change({ panel });
}

async function whereItIs(open: LoopPorts['openUi']): Promise<Panel> {
  try {
    return { title: opening.title, lines: [`Open this address in your browser: ${await open()}`] };
  } catch (error) {
    return didNotWork(error);
  }
}
