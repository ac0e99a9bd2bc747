// Breaks 8: caches shares by their ratios alone and ignores the amount.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

const known = new Map<string, Right[]>();

export class Money extends Right {
  override allocate(ratios: readonly number[]): Right[] {
    const shares = known.get(ratios.join()) ?? super.allocate(ratios);
    known.set(ratios.join(), shares);
    return shares;
  }
}
