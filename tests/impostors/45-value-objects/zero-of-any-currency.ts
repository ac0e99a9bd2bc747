// Breaks 4: if one operand is zero, `add` returns the other one, whatever the currencies are.
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
