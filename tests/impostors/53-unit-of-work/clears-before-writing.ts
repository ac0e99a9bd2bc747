// Breaks 7: forgets the changes before the store has accepted them, so a second try writes nothing.
import { type AccountStore, UnitOfWork as Right } from '../../../solutions/53-unit-of-work/unit-of-work.ts';

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
