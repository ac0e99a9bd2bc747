// Breaks 7, 8: rolls back if `write` throws, so the next commit has nothing to write.
import { UnitOfWork as Right } from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class UnitOfWork extends Right {
  override commit(): void {
    try {
      super.commit();
    } catch (error) {
      this.rollback();
      throw error;
    }
  }
}
