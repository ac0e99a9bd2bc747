// Breaks 4: keeps the log in a static field, so all instances use the log of the last one.
import { LoggingRepository as Right } from '../../../../solutions/39-decorator/logging-repository.ts';
import type { Log } from '../../../../solutions/39-decorator/log.ts';
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class LoggingRepository extends Right {
  static log: Log;

  constructor(inner: UserRepository, log: Log) {
    LoggingRepository.log = log;
    super(inner, (entry) => LoggingRepository.log(entry));
  }
}
