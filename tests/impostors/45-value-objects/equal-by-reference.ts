// Breaks 1, 3: compares references instead of contents.
import { Email as RightEmail, Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';

export {
  CurrencyMismatchError,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  override equals(other: Right): boolean {
    return this === other;
  }
}

export class Email extends RightEmail {
  override equals(other: RightEmail): boolean {
    return this === other;
  }
}
