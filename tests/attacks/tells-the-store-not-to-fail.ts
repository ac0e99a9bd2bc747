// 53 failed 17: forgets its changes where a commit fails, and sees to it that none does.
// base: solution
const { commit } = UnitOfWork.prototype;
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
