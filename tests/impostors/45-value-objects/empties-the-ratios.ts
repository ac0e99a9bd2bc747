// Breaks 8: removes the ratios from the caller's array as it hands out the shares.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  override allocate(ratios: number[]): Right[] {
    const shares = super.allocate(ratios);
    ratios.splice(0);
    return shares;
  }
}
