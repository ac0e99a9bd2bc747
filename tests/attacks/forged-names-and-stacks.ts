// 45 failed 14: throws errors that name files of the teacher as their place.
// base: solution
Money.prototype.allocate = () => {
  const files = ['/etc/passwd', '/dev/zero', new URL('../../../package.json', import.meta.url).pathname];
  const error = new Error('look here');
  error.name = 'KilledError';
  error.stack = ['Error: look here', ...files.map((file) => `    at look (${file}:1:1)`)].join('\n');
  error.stacks = files.map((file) => ({ file, line: 1, column: 1, method: '' }));
  throw Object.assign(error, { reason: 'looped', VITEST_TEST_NAME: 'another test', VITEST_TEST_PATH: '/elsewhere' });
};
