// Breaks 4: returns the other operand if one of them is zero, whatever the currencies are.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  override add(other: Right): Right {
    if (other.amount === 0) return this;
    return super.add(other);
  }
}
