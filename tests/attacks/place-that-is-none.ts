// 45 failed 14: throws errors that name lines and columns that do not exist, in its own file.
// base: solution
let count = 0;
Money.prototype.allocate = () => {
  const [, file = ''] = /\(?([^\s(]*value-objects\.ts)/.exec(new Error().stack) ?? [];
  const paths = [file, new URL(import.meta.url).pathname, import.meta.filename, '/value-objects.ts'];
  const places = [':0:0', ':1:0', ':0:1', ':-1:-1', ':99999999999999999999:1', ':1:99999999999999999999', ':1e3:NaN'];
  const stack = paths.map((path) => `    at a (${path}${places[count++ % places.length]})`).join('\n');
  throw Object.assign(new Error('x'), { stack: `x\n${stack}` });
};
