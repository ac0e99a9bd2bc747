// 45 failed 0: throws the error of starters from everywhere, and tells it what its instances are.
// base: starter
import { TodoError } from '../support/todo.ts';
for (let one = TodoError; one; one = Object.getPrototypeOf(one)) {
  try {
    Object.defineProperty(one, Symbol.hasInstance, { value: () => true });
  } catch {}
  try {
    one.captureStackTrace = () => {};
  } catch {}
}
Money.prototype.toString = Money.prototype.equals = () => {
  throw new TodoError('later');
};
