/** Runs work one at a time. Calls during a run make it run once more. */
export class CoalescingRunner {
  readonly #work: (outdated: AbortSignal) => Promise<void>;
  #current: AbortController | undefined;

  /** @param work gets a signal that it will run once more, so its result is outdated */
  constructor(work: (outdated: AbortSignal) => Promise<void>) {
    this.#work = work;
  }

  get isUnderWay(): boolean {
    return this.#current !== undefined;
  }

  /** Resolves when the work is done, or immediately if it is already running. */
  async request(): Promise<void> {
    if (this.#current) {
      this.#current.abort();
      return;
    }
    try {
      do {
        this.#current = new AbortController();
        await this.#work(this.#current.signal);
      } while (this.#current.signal.aborted);
    } finally {
      this.#current = undefined;
    }
  }
}
