import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runRecordSize } from '../katas/support/heartbeat.ts';
import { sampleOf, usageSize } from '../scripts/runner/supervisor/child-usage.ts';

const reporter = new URL('../scripts/runner/supervisor/observer.mjs', import.meta.url).href;

/** A process that takes 100 MB outside of its heap, and then loops. */
const looping = `
  const { Worker } = require('node:worker_threads');
  const worker = new Worker(new URL(${JSON.stringify(reporter)}), { workerData: { usage: { fd: 3, position: ${runRecordSize} } } });
  worker.once('online', () => {
    const held = Buffer.alloc(100_000_000, 1);
    for (;;) held[0] = 2;
  });`;

test('a process reports its memory and processor time even while it loops', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'usage-'));
  const fd = openSync(join(folder, 'record'), 'wx+');
  const child = spawn(process.execPath, ['-e', looping], { stdio: ['ignore', 'ignore', 'ignore', fd] });
  const figures = new Uint32Array(usageSize / Uint32Array.BYTES_PER_ELEMENT);
  try {
    for (let i = 0; i < 200 && ((figures[0] ?? 0) <= 100 || (figures[1] ?? 0) <= 300); i += 1) {
      // oxlint-disable-next-line no-await-in-loop
      await sleep(100);
      readSync(fd, new Uint8Array(figures.buffer), 0, usageSize, runRecordSize);
    }
  } finally {
    child.kill('SIGKILL');
    closeSync(fd);
    rmSync(folder, { recursive: true, force: true });
  }
  expect(figures[0]).toBeGreaterThan(100);
  expect(figures[1]).toBeGreaterThan(300);
});

test('a process waits if it has used hardly any processor time for a second', () => {
  const first = sampleOf(undefined, 500, 0);
  expect(first.waiting).toBe(false);
  expect(sampleOf(first, 500, 400)).toBe(first);
  expect(sampleOf(first, 510, 1_200)).toEqual({ at: 1_200, cpu: 510, waiting: true });
  expect(sampleOf(first, 800, 1_200)).toEqual({ at: 1_200, cpu: 800, waiting: false });
});
