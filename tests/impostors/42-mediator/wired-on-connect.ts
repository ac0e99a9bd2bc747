// Breaks 3: `connect` introduces the list to the spinner, and from then on the list hides it.
import {
  ResultsList as RightResults,
  SearchPageMediator as RightMediator,
  type PageComponents,
} from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class ResultsList extends RightResults {
  spinner: PageComponents['spinner'] | undefined;

  override display(results: readonly string[]): void {
    super.display(results);
    this.spinner?.hide();
  }
}

export class SearchPageMediator extends RightMediator {
  override connect(components: PageComponents): void {
    super.connect(components);
    if (components.results instanceof ResultsList) components.results.spinner = components.spinner;
  }
}
