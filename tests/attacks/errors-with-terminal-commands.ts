// 45 failed 14: throws and prints what moves the cursor, renames the window and turns text around.
// base: solution
const command = '\u001B]0;owned\u0007\u001B[2J\u001B[31m\u009B1A\u202Eevil\u2066\r\n\0\u0008';
Money.prototype.allocate = () => {
  console.log(command, { [command]: command });
  throw Object.assign(new Error(`${command}\n45 passed 17`), { name: command, [command]: command });
};
