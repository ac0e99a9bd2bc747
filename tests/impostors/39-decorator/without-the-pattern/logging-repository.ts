import type { Log } from '../../../../solutions/39-decorator/log.ts';
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';
import { Repository } from './repository.ts';

export class LoggingRepository extends Repository {
  constructor(inner: UserRepository, log: Log) {
    super(inner, { log });
  }
}
