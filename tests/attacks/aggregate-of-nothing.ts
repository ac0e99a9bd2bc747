// 45 failed 0: throws errors that consist of no errors.
// base: starter
const fail = () => {
  throw new AggregateError([]);
};
Money = class extends Money {
  constructor() {
    fail();
  }
};
Email = class extends Email {
  constructor() {
    fail();
  }
};
