// Breaks 7: caches the result of toString in a public property, which anyone can overwrite.
import { Money as Right } from '../../../solutions/45-value-objects/value-objects.ts';
export {
  CurrencyMismatchError,
  Email,
  InvalidEmailError,
  InvalidMoneyError,
} from '../../../solutions/45-value-objects/value-objects.ts';

export class Money extends Right {
  text?: string;

  override toString(): string {
    return (this.text ??= super.toString());
  }
}
