// Breaks 8: rounds every share down and gives the whole remainder to the last one.
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
    const total = ratios.reduce((sum, ratio) => sum + BigInt(ratio), 0n);
    const shares = ratios.map((ratio) => (BigInt(this.amount) * BigInt(ratio)) / total);
    const given = shares.slice(0, -1).reduce((sum, share) => sum + share, 0n);
    return shares.map(
      (share, i) => new Right(Number(i === shares.length - 1 ? BigInt(this.amount) - given : share), this.currency),
    );
  }
}
