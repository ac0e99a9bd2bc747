// Breaks 1, 2, 6: logs how each call ended, but not that it began.
import type { Log } from '../../../../solutions/39-decorator/log.ts';
import { LoggingRepository as Right } from '../../../../solutions/39-decorator/logging-repository.ts';
import type { UserRepository } from '../../../../solutions/39-decorator/user-repository.ts';

export class LoggingRepository extends Right {
  constructor(inner: UserRepository, log: Log) {
    super(inner, (entry) => {
      if (entry.event !== 'called') log(entry);
    });
  }
}
