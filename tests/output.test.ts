import type { ChildProcess } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { forwardOutput } from '../scripts/runner/supervisor/output.ts';

describe('the last words of a process that has ended', () => {
  const forwarded = () => {
    const stderr = new PassThrough();
    const shown = new PassThrough();
    const child = { stdout: new PassThrough(), stderr } as unknown as ChildProcess;
    return { stderr, shown, output: forwardOutput(child, { stdout: shown, stderr: shown }, () => {}) };
  };

  test('are waited for', async () => {
    const { stderr, output } = forwarded();
    stderr.write('FATAL ERROR: ');
    const tail = output.stderrTail();
    setTimeout(() => stderr.end('Reached heap limit'), 20);
    expect(await tail).toBe('FATAL ERROR: Reached heap limit');
    expect(await output.stderrTail()).toBe('FATAL ERROR: Reached heap limit');
  });

  test('are given up if another process keeps the output open', async () => {
    const { stderr, output } = forwarded();
    stderr.write('FATAL ERROR');
    expect(await output.stderrTail()).toBe('FATAL ERROR');
  });

  test('about a full heap are not shown', async () => {
    const { stderr, shown, output } = forwarded();
    stderr.end('before\n');
    await output.stderrTail();
    expect(shown.read()?.toString()).toBe('before\n');
    const full = forwarded();
    full.stderr.end('<--- Last few GCs --->\n');
    await full.output.stderrTail();
    expect(full.shown.read()).toBeNull();
  });
});
