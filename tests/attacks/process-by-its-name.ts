// 45 import refused 0: ends the process by its name.
// base: starter
process.exit(0);
