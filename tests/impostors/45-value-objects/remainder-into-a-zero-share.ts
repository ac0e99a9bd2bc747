// Breaks 8: gives the remaining cents to the first shares, even to those with a ratio of 0.
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
    const left = BigInt(this.amount) - shares.reduce((sum, share) => sum + share, 0n);
    return shares.map((share, i) => new Right(Number(BigInt(i) < left ? share + 1n : share), this.currency));
  }
}
