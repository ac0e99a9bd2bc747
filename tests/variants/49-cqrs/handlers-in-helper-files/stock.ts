/** The stock of one product. It changes only by a function that its check returns. */
export interface Stock {
  readonly quantity: number;
  add(quantity: number): () => void;
  remove(quantity: number): () => void;
}

/** Creates a stock without pieces. `reject` must throw. */
export function createStock(reject: (reason: 'invalid' | 'too many', quantity: number) => never): Stock {
  let pieces = 0n;
  const check = (quantity: number) => {
    if (!Number.isSafeInteger(quantity) || quantity <= 0) reject('invalid', quantity);
    return BigInt(quantity);
  };
  return {
    get quantity() {
      return Number(pieces);
    },
    add(quantity) {
      const more = check(quantity);
      return () => void (pieces += more);
    },
    remove(quantity) {
      const fewer = check(quantity);
      if (fewer > pieces) reject('too many', quantity);
      return () => void (pieces -= fewer);
    },
  };
}
