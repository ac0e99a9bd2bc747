// 45 passed 17: prints what can hardly be printed, leaves an interval behind, and reaches a todo.
// base: solution
import { todo, TodoError } from '../support/todo.ts';
try {
  todo('nothing');
} catch (error) {
  if (!(error instanceof TodoError)) throw error;
}
setInterval(() => {}, 1);
const endless = new Proxy({}, { get: () => endless, ownKeys: () => ['a'], getPrototypeOf: () => null });
const loud = { [Symbol.for('nodejs.util.inspect.custom')]: (_depth, _options, inspect) => inspect.process.exit(0) };
for (const print of Object.values(console)) print(endless, loud, '%o %j %s', loud);
