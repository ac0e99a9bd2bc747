/** A message of birpc, with which Vitest and its workers call each other. */
interface Call {
  /** `q` for a question, `s` for an answer. */
  t?: unknown;
  /** The id of a question, which its answer repeats. Absent if no answer is expected. */
  i?: unknown;
}

/** The questions that a child has asked, such as for the next file to load, and that have no answer yet. */
export class Unanswered {
  readonly #ids = new Set<unknown>();

  get isEmpty(): boolean {
    return this.#ids.size === 0;
  }

  /** @param message any message from the child */
  onMessage(message: unknown): void {
    const { t, i } = callOf(message);
    if (t === 'q' && i !== undefined) this.#ids.add(i);
  }

  /** @param message any message to the child */
  onAnswer(message: unknown): void {
    const { t, i } = callOf(message);
    if (t === 's') this.#ids.delete(i);
  }

  /** Forgets all questions, for a new child that has asked nothing yet. */
  clear(): void {
    this.#ids.clear();
  }
}

function callOf(message: unknown): Call {
  return typeof message === 'object' && message !== null ? message : {};
}
