// Breaks 7: gives out the very objects that it will write.
import { UnitOfWork as Right, type Account } from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export class UnitOfWork extends Right {
  readonly #given = new Map<string, Account | undefined>();

  override getAccount(id: string): Account | undefined {
    if (!this.#given.has(id)) this.#given.set(id, super.getAccount(id));
    return this.#given.get(id);
  }

  override registerNew(account: Account): void {
    super.registerNew(account);
    this.#given.set(account.id, account);
  }

  override registerModified(account: Account): void {
    super.registerModified(account);
    this.#given.set(account.id, account);
  }

  override registerDeleted(id: string): void {
    super.registerDeleted(id);
    this.#given.set(id, undefined);
  }

  override commit(): void {
    super.commit();
    this.#given.clear();
  }

  override rollback(): void {
    super.rollback();
    this.#given.clear();
  }
}
