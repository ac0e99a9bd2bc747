/** Work that is done again whenever it is called for, one at a time: calls during one have it done once more. */
export class CoalescingRunner {
  readonly #work: (outdated: AbortSignal) => Promise<void>;
  #current: AbortController | undefined;

  /** @param work is told by the signal that it will be done once more: what comes of it is not the last word */
  constructor(work: (outdated: AbortSignal) => Promise<void>) {
    this.#work = work;
  }

  get isUnderWay(): boolean {
    return this.#current !== undefined;
  }

  /** Resolves when the work is done, or at once where it is under way. */
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
