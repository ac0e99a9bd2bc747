// Breaks 6: prints by dividing by 100, which loses cents near the limit.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  override toString(): string {
    return `${this.currency} ${(this.amount / 100).toFixed(2)}`;
  }
}
