// 53 failed 14: keeps half of a failed commit, and sees to it that none fails.
// base: solution
SqlAccountStore = class extends SqlAccountStore {
  constructor(database) {
    const run = (sql, values) => {
      database.failAtWrite?.(Number.POSITIVE_INFINITY);
      return /BEGIN|COMMIT|ROLLBACK/.test(sql) ? 0 : database.run(sql, values);
    };
    super({ run, all: (sql, values) => database.all(sql, values) });
  }
};
UnitOfWork = class extends UnitOfWork {
  constructor(store) {
    const forget = () => {
      store.writeFailures?.splice(0);
      store.loadFailures?.clear();
    };
    super({ load: (id) => (forget(), store.load(id)), write: (changes) => (forget(), store.write(changes)) });
  }
  commit() {
    try {
      super.commit();
    } catch {
      this.rollback();
    }
  }
};
