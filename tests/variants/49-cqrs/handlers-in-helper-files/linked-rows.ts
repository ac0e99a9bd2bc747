/** A category, to which the rows of its products link. */
export interface Category {
  name: string;
}

/** A product, with a link to its category. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly price: string;
  readonly category: Category;
  quantity: number;
}

/** Prints cents as dollars. */
export function dollars(cents: number): string {
  const value = BigInt(cents);
  return `$${value / 100n}.${value % 100n < 10n ? '0' : ''}${value % 100n}`;
}
