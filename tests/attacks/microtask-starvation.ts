// 45 timeout 14: promises that start promises never let go of the event loop.
// base: solution
Money.prototype.allocate = () => {
  const again = () => void Promise.resolve().then(again);
  again();
  return [];
};
