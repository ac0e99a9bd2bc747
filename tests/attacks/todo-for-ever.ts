// 45 failed 0: throws the error of starters from everywhere, and patches it.
// base: starter
import { TodoError } from '../support/todo.ts';
try {
  Object.defineProperty(TodoError, Symbol.hasInstance, { value: () => true });
} catch {}
Money.prototype.toString = Money.prototype.equals = () => {
  throw new TodoError('later');
};
