// Breaks 8: caches the array of shares and returns it again, even though a caller may have changed it.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  ratios: readonly number[] = [];
  shares: Right[] = [];

  override allocate(ratios: readonly number[]): Right[] {
    if (this.ratios.join() === ratios.join()) return this.shares;
    this.shares = super.allocate(ratios);
    this.ratios = [...ratios];
    return this.shares;
  }
}
