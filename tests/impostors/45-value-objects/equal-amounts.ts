// Breaks 3: compares the amounts and forgets the currencies.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  override equals(other: Right): boolean {
    return this.amount === other.amount;
  }
}
