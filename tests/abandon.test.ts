import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CancelledError, cancellable } from '../scripts/platform/cancel.ts';

describe('a run that nobody waits for any more', () => {
  let controller: AbortController;
  let ends: number;
  let settle: (result: string) => void;
  let outcome: Promise<string>;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    controller = new AbortController();
    ends = 0;
    outcome = cancellable(
      controller.signal,
      () => new Promise((resolve) => (settle = resolve)),
      () => {
        ends += 1;
        settle('half a result');
      },
    );
    outcome.catch(() => {});
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  test.each([
    [0, 999, 0],
    [0, 1_000, 1],
    [400, 599, 0],
    [400, 600, 1],
    [5_000, 0, 1],
  ])('%i ms after its begin is ended a second after that: %i ms later %i times', async (before, after, times) => {
    vi.advanceTimersByTime(before);
    controller.abort();
    vi.advanceTimersByTime(after);
    expect(ends).toBe(times);
    if (times > 0) await expect(outcome).rejects.toThrow(CancelledError);
  });

  test('has its result where it ends by itself before', async () => {
    controller.abort();
    vi.advanceTimersByTime(500);
    settle('a result');
    await expect(outcome).resolves.toBe('a result');
    vi.advanceTimersByTime(5_000);
    expect(ends).toBe(0);
  });

  test('is not begun where that is known before', async () => {
    const run = vi.fn<() => Promise<string>>();
    controller.abort();
    await expect(cancellable(controller.signal, run, () => {})).rejects.toThrow(CancelledError);
    expect(run).not.toHaveBeenCalled();
  });
});
