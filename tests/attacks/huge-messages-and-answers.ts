// 45 failed 14: throws messages of a million characters, and answers lists as long.
// base: solution
let count = 0;
Money.prototype.allocate = () => {
  if ((count += 1) % 2) return Array(200_000).fill('x');
  throw new Error('x'.repeat(1_000_000));
};
