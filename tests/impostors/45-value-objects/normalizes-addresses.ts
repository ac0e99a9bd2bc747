// Breaks 3: applies Unicode normalization to addresses before it compares them.
import { Email as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  InvalidEmailError,
  InvalidMoneyError,
  Money,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Email extends Right {
  override equals(other: Right): boolean {
    return this.toString().normalize() === other.toString().normalize();
  }
}
