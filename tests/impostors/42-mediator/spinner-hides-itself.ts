// Breaks 2, 3: the spinner hides itself when the user cancels, instead of leaving that to the mediator.
import { LoadingSpinner as RightLoadingSpinner } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class LoadingSpinner extends RightLoadingSpinner {
  override cancel(): void {
    this.hide();
    super.cancel();
  }
}
