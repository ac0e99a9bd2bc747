/** Runs the same work, never twice at a time. Requests during a run make it run once more, however many they are. */
export class CoalescingRunner {
  readonly #work: (outdated: AbortSignal) => Promise<void>;
  #current: AbortController | undefined;

  /** @param work receives a signal that is aborted when it is to run once more, because its result is then outdated */
  constructor(work: (outdated: AbortSignal) => Promise<void>) {
    this.#work = work;
  }

  get isUnderWay(): boolean {
    return this.#current !== undefined;
  }

  /** Resolves when the work is done. If it was already running, resolves immediately. */
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
