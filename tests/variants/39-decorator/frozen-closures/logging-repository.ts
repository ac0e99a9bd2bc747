import type { Log, LogEntry } from '../../../../solutions/39-decorator/log.ts';
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

/** Its constructor returns a frozen object: the state is in the closure. */
export class LoggingRepository implements UserRepository {
  declare readonly findById: UserRepository['findById'];
  declare readonly save: UserRepository['save'];

  constructor(inner: UserRepository, log: Log) {
    const logged = async <T>(about: Pick<LogEntry, 'method' | 'id'>, call: () => Promise<T>): Promise<T> => {
      log(Object.freeze({ ...about, event: 'called' }));
      const [outcome] = await Promise.allSettled([(async () => call())()]);
      if (outcome.status === 'rejected') {
        log(Object.freeze({ ...about, event: 'failed', error: outcome.reason as unknown }));
        throw outcome.reason;
      }
      log(Object.freeze({ ...about, event: 'succeeded' }));
      return outcome.value;
    };
    return Object.freeze<UserRepository>({
      findById: (id) => logged({ method: 'findById', id }, () => inner.findById(id)),
      save: (user) => logged({ method: 'save', id: user.id }, () => inner.save(user)),
    });
  }
}
