// Breaks 8: multiplies the amount by a fraction (ratio / total), which sometimes loses a cent.
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
    const shares = ratios.map((ratio) => Math.floor(this.amount * (ratio / total)));
    let rest = this.amount - shares.reduce((sum, share) => sum + share, 0);
    return shares.map((share, i) => {
      const extra = rest > 0 && ratios[i] !== 0 ? 1 : 0;
      rest -= extra;
      return new Right(share + extra, this.currency);
    });
  }
}
