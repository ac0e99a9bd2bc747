import type { Reporter, Vitest } from 'vitest/node';

/**
 * Prints only the address of Vitest's user interface. The rules of katas that are not solved would fill thousands of
 * lines, and the interface shows them all.
 */
export default class UiReporter implements Reporter {
  onInit(vitest: Vitest): void {
    vitest.logger.printBanner();
  }
}
