import type { Log, LogEntry } from '../../../../solutions/39-decorator/log.ts';
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

type About = Pick<LogEntry, 'method' | 'id'>;

/** Without async and await. */
export class LoggingRepository implements UserRepository {
  findById: UserRepository['findById'];
  save: UserRepository['save'];

  constructor(inner: UserRepository, log: Log) {
    const logged = <T>({ method, id }: About, call: () => Promise<T>): Promise<T> => {
      log({ method, id, event: 'called' });
      return Promise.resolve()
        .then(call)
        .then(
          (result) => {
            log({ method, id, event: 'succeeded' });
            return result;
          },
          (error: unknown) => {
            log({ method, id, event: 'failed', error });
            throw error;
          },
        );
    };
    this.findById = (id) => logged({ method: 'findById', id }, () => inner.findById(id));
    this.save = (user) => logged({ method: 'save', id: user.id }, () => inner.save(user));
  }
}
