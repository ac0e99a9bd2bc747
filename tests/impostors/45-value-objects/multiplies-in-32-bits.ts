// Breaks 6: multiplies in 32 bits.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  override multiply(factor: number): Right {
    super.multiply(factor);
    return new Right((this.amount * factor) >>> 0, this.currency);
  }
}
