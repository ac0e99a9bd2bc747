// 45 failed 0: throws errors that consist of no errors.
// base: starter
let count = 0;
const fail = () => {
  throw (count += 1) % 2 ? new AggregateError([]) : [];
};
Money.prototype.toString = Money.prototype.add = Money.prototype.multiply = Money.prototype.allocate = fail;
Money.prototype.equals = Email.prototype.equals = Email.prototype.toString = fail;
