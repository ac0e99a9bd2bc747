/**
 * Repeats a piece of work until its result is good, one attempt after the other.
 *
 * @param maxAttempts at least 1
 * @param work is called with the number of the attempt, from 1
 * @returns the first good result, or else the last one
 */
export async function retry<T>(
  maxAttempts: number,
  work: (attempt: number) => Promise<T>,
  isGood: (result: T) => boolean,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    // oxlint-disable-next-line no-await-in-loop
    const result = await work(attempt);
    if (isGood(result) || attempt >= maxAttempts) return result;
  }
}
