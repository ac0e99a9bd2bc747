// Breaks 1: checks the currency but prints it as it was given.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  readonly #given: string;

  constructor(amount: number, currency: string) {
    super(amount, currency);
    this.#given = currency;
  }

  override toString(): string {
    return `${this.#given}${super.toString().slice(3)}`;
  }
}
