// Breaks 3: compares addresses with a locale-aware comparison that ignores accents and non-printing characters.
import { Email as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  InvalidEmailError,
  InvalidMoneyError,
  Money,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Email extends Right {
  override equals(other: Right): boolean {
    return this.toString().localeCompare(other.toString(), 'en', { sensitivity: 'base' }) === 0;
  }
}
