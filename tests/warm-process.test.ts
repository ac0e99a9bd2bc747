import { spawn, type ChildProcess } from 'node:child_process';
import { afterEach, expect, test } from 'vitest';
import { WarmProcessSlot } from '../scripts/runner/supervisor/warm-process.ts';

const children: ChildProcess[] = [];

/** A process as a run leaves it. */
function idle(): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: process.platform !== 'win32',
  });
  children.push(child);
  return child;
}

const ended = (child: ChildProcess) => new Promise<void>((resolve) => child.once('exit', () => resolve()));

afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

test('the next run gets the process of the run before', () => {
  const slot = new WarmProcessSlot();
  const child = idle();
  slot.reserve().put(child);
  expect(slot.reserve().take()).toBe(child);
  expect([slot.hasGiven(), slot.hasGiven()]).toEqual([true, false]);
  expect(slot.reserve().take()).toBeUndefined();
});

test('a process that comes back after the slot was emptied ends, and nobody else gets it', async () => {
  const slot = new WarmProcessSlot();
  const place = slot.reserve();
  const child = idle();
  slot.dispose();
  const next = slot.reserve();
  place.put(child);
  expect(next.take()).toBeUndefined();
  await ended(child);
  expect(slot.hasGiven()).toBe(false);
});

test('of two processes, the one that came back last is kept', async () => {
  const slot = new WarmProcessSlot();
  const [first, second] = [idle(), idle()];
  slot.reserve().put(first);
  slot.reserve().put(second);
  await ended(first);
  expect(slot.reserve().take()).toBe(second);
});

test('waits for runs that have a result, but not yet given up their process', async () => {
  const slot = new WarmProcessSlot();
  await slot.settled();
  const place = slot.reserve();
  const child = idle();
  setImmediate(() => {
    place.put(child);
    place.leave();
  });
  await slot.settled();
  expect(slot.reserve().take()).toBe(child);
});
