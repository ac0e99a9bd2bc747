// Breaks 2: the service freezes `find`, which belongs to whoever creates the service.
import { type Find, type Mediator, SearchService as Right } from '../../../solutions/42-mediator/mediator.ts';

export * from '../../../solutions/42-mediator/mediator.ts';

export class SearchService extends Right {
  constructor(mediator: Mediator, find: Find) {
    super(mediator, Object.freeze(find));
  }
}
