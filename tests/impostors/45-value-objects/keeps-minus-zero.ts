// Breaks 6: keeps -0, which equals 0 under === but not under Object.is.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  readonly #given: number;

  constructor(amount: number, currency: string) {
    super(amount, currency);
    this.#given = amount;
  }

  override get amount(): number {
    return this.#given;
  }
}
