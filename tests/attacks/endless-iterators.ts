// 45 out of memory 14: allocates lists that never end.
// base: solution
Money.prototype.allocate = () =>
  new (class extends Array {
    *[Symbol.iterator]() {
      for (;;) yield new Money(0, 'USD');
    }
    map() {
      return [...this];
    }
    reduce() {
      return [...this];
    }
  })(3);
