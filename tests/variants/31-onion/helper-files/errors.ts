/** A number that is no amount of money. */
export class InvalidMoneyError extends Error {
  override readonly name = 'InvalidMoneyError';
  readonly value: unknown;

  constructor(value: unknown) {
    super(`No amount of money is ${String(value)}`);
    this.value = value;
  }
}

/** Two amounts that don't add, because their currencies differ. */
export class CurrencyMismatchError extends Error {
  override readonly name = 'CurrencyMismatchError';
  readonly left: string;
  readonly right: string;

  constructor(left: string, right: string) {
    super(`${left} and ${right} don't add`);
    this.left = left;
    this.right = right;
  }
}
