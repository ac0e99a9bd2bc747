// Breaks 4: reports the two currencies in the wrong order.
import { CurrencyMismatchError, Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  override add(other: Right): Right {
    if (this.currency !== other.currency) throw new CurrencyMismatchError(other.currency, this.currency);
    return super.add(other);
  }
}
