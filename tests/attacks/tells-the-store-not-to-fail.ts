// 53 failed 9: writes account by account, and sees to it that no write fails or is counted.
// Why: a store that is written account by account breaks rules 4 (2), 6 (3) and 8 (3) of 17 points.
// base: solution
UnitOfWork = class extends UnitOfWork {
  constructor(store) {
    super({
      load: (id) => store.load(id),
      write: (changes) => {
        store.failure = undefined;
        for (const change of changes) store.write([change]);
        if (store.calls) store.calls = { loads: [], writes: [changes] };
      },
    });
  }
};
