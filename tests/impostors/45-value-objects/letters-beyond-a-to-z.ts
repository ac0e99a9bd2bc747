// Breaks 6: matches the currency with the flags i and u, which accept the long s and the Kelvin sign.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  constructor(amount: number, currency: string) {
    super(amount, /^[a-z]{3}$/iu.test(currency) ? currency.toUpperCase() : currency);
  }
}
