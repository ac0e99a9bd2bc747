// Breaks 5: the error carries the address after it was converted to lowercase.
import { Email as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  InvalidEmailError,
  InvalidMoneyError,
  Money,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Email extends Right {
  constructor(address: string) {
    super(address.toLowerCase());
  }
}
