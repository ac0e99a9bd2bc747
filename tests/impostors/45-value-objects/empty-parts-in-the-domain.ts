// Breaks 5: accepts everything that has an @ and a later dot, with no space in it, as common patterns do.
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
