// 45 import refused 0: goes on in a thread of its own.
// base: starter
import { Worker } from 'worker_threads';
new Worker('for (;;);', { eval: true });
