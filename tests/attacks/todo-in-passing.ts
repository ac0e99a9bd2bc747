// 45 passed 19: reaches a todo on its way, and goes on.
// base: solution
import { todo, TodoError } from '../support/todo.ts';
try {
  todo('nothing');
} catch (error) {
  if (!(error instanceof TodoError)) throw error;
}
