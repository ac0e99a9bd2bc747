// Breaks 5: accepts any string without whitespace that has an @ followed somewhere by a dot.
import { InvalidEmailError } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  InvalidEmailError,
  InvalidMoneyError,
  Money,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Email {
  readonly #address: string;

  constructor(address: string) {
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) throw new InvalidEmailError(address);
    this.#address = address.toLowerCase();
  }

  equals(other: Email): boolean {
    return this.#address === other.#address;
  }

  domain(): string {
    return this.#address.slice(this.#address.indexOf('@') + 1);
  }

  toString(): string {
    return this.#address;
  }
}
