/** The pattern as the book has it: a strategy is an object with a method, which is bound to become a function. */
class Free {
  readonly cents = 0;

  price(): number {
    return this.cents;
  }
}

const instance = new Free();

export const free = instance.price.bind(instance);
