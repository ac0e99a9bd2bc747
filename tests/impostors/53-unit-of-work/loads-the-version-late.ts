// Breaks 8: asks the store for the version when it commits, and so overwrites whatever is there.
import { type AccountStore, UnitOfWork as Right } from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class UnitOfWork extends Right {
  constructor(store: AccountStore) {
    super({
      load: (id) => store.load(id),
      write: (changes) =>
        store.write(
          changes.map((change) => {
            if (change.type === 'insert') return change;
            const id = change.type === 'delete' ? change.id : change.account.id;
            return { ...change, version: store.load(id)?.version ?? change.version };
          }),
        ),
    });
  }
}
