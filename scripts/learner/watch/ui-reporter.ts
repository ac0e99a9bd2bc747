import type { Reporter, Vitest } from 'vitest/node';
import { openBrowser } from '../../platform/open-browser.ts';

/**
 * Prints only the address of Vitest's user interface. The rules of katas that are not solved would fill thousands of
 * lines, and the interface shows them all.
 */
export default class UiReporter implements Reporter {
  onInit(vitest: Vitest): void {
    const { resolvedUrls } = vitest.vite;
    const origin = resolvedUrls?.local[0] ?? resolvedUrls?.network[0];
    if (origin === undefined) {
      vitest.logger.printBanner();
      return;
    }
    const address = new URL(vitest.config.uiBase, origin).href;
    console.log(`Open this address in your browser: ${address}`);
    // With its own option to open a browser, Vitest would end with an error where there is none.
    openBrowser(address);
  }
}
