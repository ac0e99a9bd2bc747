// Breaks 5: trims the address instead of rejecting it.
import { Email as Right } from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  InvalidEmailError,
  InvalidMoneyError,
  Money,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Email extends Right {
  constructor(address: string) {
    super(address.trim());
  }
}
