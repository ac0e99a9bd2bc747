import type { Log, LogEntry } from '../../../../solutions/39-decorator/log.ts';
import type { User, UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

type Method = LogEntry['method'];

/** A proxy that treats all methods alike, so a new method of the interface is logged as well. */
export class LoggingRepository implements UserRepository {
  declare readonly findById: UserRepository['findById'];
  declare readonly save: UserRepository['save'];

  constructor(inner: UserRepository, log: Log) {
    return new Proxy(this, {
      get: (target, method) => {
        if (method !== 'findById' && method !== 'save') return Reflect.get(target, method) as unknown;
        return (argument: string | User) => logged(inner, log, method, argument);
      },
    });
  }
}

async function logged(inner: UserRepository, log: Log, method: Method, argument: string | User): Promise<unknown> {
  const about = { method, id: typeof argument === 'string' ? argument : argument.id };
  let outcome: Omit<LogEntry, 'method' | 'id'> = { event: 'succeeded' };
  log({ ...about, event: 'called' });
  try {
    return await inner[method](argument as string & User);
  } catch (error) {
    outcome = { event: 'failed', error };
    throw error;
  } finally {
    log({ ...about, ...outcome });
  }
}
