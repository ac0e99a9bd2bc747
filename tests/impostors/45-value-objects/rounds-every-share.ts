// Breaks 8: rounds every share to the nearest cent and ignores what remains.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  override allocate(ratios: readonly number[]): Right[] {
    super.allocate(ratios);
    const total = ratios.reduce((sum, ratio) => sum + ratio, 0);
    return ratios.map((ratio) => new Right(Math.round((this.amount * ratio) / total), this.currency));
  }
}
