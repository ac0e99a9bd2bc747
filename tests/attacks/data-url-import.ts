// 45 import refused 0: imports code from an address that is the code.
// base: starter
await import('data:text/javascript,export default 1');
