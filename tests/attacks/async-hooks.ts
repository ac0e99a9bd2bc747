// 45 import refused 0: listens to everything that happens in the process.
// base: starter
import { createHook } from 'node:async_hooks';
createHook({ init() {} }).enable();
