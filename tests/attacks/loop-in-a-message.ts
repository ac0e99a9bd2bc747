// 45 timeout 14: what allocate throws is asked for its message for ever.
// base: solution
class Endless extends Error {
  get message() {
    for (;;);
  }
}
Money.prototype.allocate = () => {
  throw new Endless();
};
