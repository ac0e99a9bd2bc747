// Breaks 8: forgets the changes before the store has accepted them, so that trying again writes nothing.
import { UnitOfWork as Right, type AccountStore } from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class UnitOfWork extends Right {
  constructor(store: AccountStore) {
    super({
      load: (id) => store.load(id),
      write: (changes) => {
        this.rollback();
        store.write(changes);
      },
    });
  }
}
