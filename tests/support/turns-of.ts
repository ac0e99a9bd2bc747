/** How many microtask turns an action takes to end: a number that no statement promises. */
export async function turnsOf(action: () => Promise<unknown>): Promise<number> {
  const state = { isOver: false };
  const end = () => {
    state.isOver = true;
  };
  action().then(end, end);
  let turns = 0;
  for (; !state.isOver && turns < 99; turns += 1) await undefined;
  return turns;
}
