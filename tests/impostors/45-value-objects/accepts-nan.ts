// Breaks 6: rejects negative and fractional amounts, but NaN is neither.
import { InvalidMoneyError, Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  constructor(amount: number, currency: string) {
    if (amount < 0 || amount % 1 > 0) throw new InvalidMoneyError(amount, 'whole numbers from 0 only');
    super(Number.isNaN(amount) ? 0 : amount, currency);
  }
}
