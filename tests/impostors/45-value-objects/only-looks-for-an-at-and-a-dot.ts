// Breaks 5: only looks for an @ and for a dot after the last @, so `a@b@c.de` passes.
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
    if (!address.includes('@') || !address.split('@').at(-1)?.includes('.')) throw new InvalidEmailError(address);
    this.#address = address.toLowerCase();
  }

  equals(other: Email): boolean {
    return this.#address === other.#address;
  }

  domain(): string {
    return this.#address.split('@')[1] ?? '';
  }

  toString(): string {
    return this.#address;
  }
}
