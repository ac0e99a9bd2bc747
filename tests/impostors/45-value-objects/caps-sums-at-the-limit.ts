// Breaks 6: caps a sum at the limit instead of rejecting it.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  override add(other: Right): Right {
    const room = Number.MAX_SAFE_INTEGER - this.amount;
    return super.add(new Right(Math.min(other.amount, room), other.currency));
  }
}
