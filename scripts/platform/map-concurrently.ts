/**
 * Does something with each item, but only with a few at the same time. After an error, nothing more is begun.
 *
 * @param limit how many at the same time; 1 means one after the other
 * @returns the results in the order of the items
 * @throws the first error, as soon as it occurs
 */
export async function mapConcurrently<Item, Result>(
  items: readonly Item[],
  limit: number,
  use: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...items.entries()];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [i, item] = next;
      // Each worker does one after the other.
      // oxlint-disable-next-line no-await-in-loop
      results[i] = await use(item).catch((error: unknown) => {
        queue.length = 0;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
  return results;
}
