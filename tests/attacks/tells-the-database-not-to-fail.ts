// 53 failed 17: writes without transactions, and sees to it that no write fails.
// base: solution
SqlAccountStore = class extends SqlAccountStore {
  constructor(database) {
    const run = (sql, values) => {
      database.failAtWrite?.(Number.POSITIVE_INFINITY);
      return /BEGIN|COMMIT|ROLLBACK/.test(sql) ? 0 : database.run(sql, values);
    };
    super({ run, all: (sql, values) => database.all(sql, values) });
  }
  write(changes) {
    for (const change of changes) {
      const id = change.account?.id ?? change.id;
      if (this.load(id)?.version !== change.version) throw new ConcurrentUpdateError(id);
    }
    super.write(changes);
  }
};
