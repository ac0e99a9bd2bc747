import { describe, expect, test } from 'vitest';
import type { WorkerRequest } from 'vitest/node';
import type { Killed } from '../katas/support/killed.ts';
import {
  transition,
  type RunRequest,
  type WorkerEffect,
  type WorkerEvent,
  type WorkerState,
} from '../scripts/runner/supervisor/worker-state.ts';

const start = { type: 'start' } as Extract<WorkerRequest, { type: 'start' }>;
const run = { type: 'run', context: { files: [], providedContext: { laws: { runs: 5 } } } } as unknown as RunRequest;
const stop = { type: 'stop' } as WorkerRequest;
const response = (type: string) => ({ __vitest_worker_response__: true, type });
const looped: Killed = { reason: 'looped', message: 'It looped.', run: 3, shrinking: false };
const inTest = { hasBegun: true, test: { id: 'a', rule: '1 ★ One' } };

/** The state after some events, and all effects of the last one. */
function after(...events: WorkerEvent[]): { state: WorkerState; effects: WorkerEffect[] } {
  return events.reduce<{ state: WorkerState; effects: WorkerEffect[] }>(
    ({ state }, event) => {
      const [next, ...effects] = transition(state, event);
      return { state: next, effects };
    },
    { state: { is: 'stopped' }, effects: [] },
  );
}

const connect = (isWarm: boolean): WorkerEvent => ({ type: 'connect', isWarm });
const request = (of: WorkerRequest): WorkerEvent => ({ type: 'request', request: of });
const message = (type: string): WorkerEvent => ({ type: 'message', message: response(type) });
const exit = (suspect = inTest as { hasBegun: boolean; test?: typeof inTest.test }): WorkerEvent => ({
  type: 'exit',
  killed: looped,
  suspect,
});
const running = [connect(false), request(start), message('started'), request(run)];
const runningWarm = [connect(true), request(start), request(run)];
const nowhere = { hasBegun: false };

describe('a run', () => {
  test('of a new child begins when the child has started', () => {
    expect(after(connect(false), request(start)).effects).toEqual([{ do: 'post', request: start }]);
    expect(after(...running).effects).toEqual([
      { do: 'watch', run, isNew: true },
      { do: 'post', request: run },
    ]);
  });

  test('of a warm child needs no start', () => {
    expect(after(connect(true), request(start)).effects).toEqual([
      { do: 'emit', event: 'message', value: response('started') },
    ]);
    expect(after(...runningWarm).effects[0]).toEqual({ do: 'watch', run, isNew: false });
  });

  test('ends with the answer of the child, which can then be used again', () => {
    const { state, effects } = after(...running, message('testfileFinished'));
    expect(effects.map((effect) => effect.do)).toEqual(['unwatch', 'emit']);
    expect(state.is).toBe('ready');
    expect(after(...running, message('testfileFinished'), request(stop), { type: 'stop' }).effects).toContainEqual({
      do: 'release child',
      isReusable: true,
    });
  });

  test('that still goes on when the worker is stopped leaves no child to use again', () => {
    expect(after(...running, { type: 'stop' }).effects).toContainEqual({ do: 'release child', isReusable: false });
  });
});

describe('a child that ends', () => {
  test('during a test is replaced, and the next one fails that test without running it', () => {
    const { state, effects } = after(...running, exit());
    expect(state.is).toBe('restarting');
    expect(effects).toEqual([
      { do: 'report', rule: '1 ★ One', killed: looped },
      { do: 'replace child' },
      { do: 'post', request: start },
    ]);
    const again = after(...running, exit(), message('started'));
    expect(again.state.is).toBe('running');
    // Vitest hears of one child only.
    expect(again.effects).toEqual([
      {
        do: 'post',
        request: {
          type: 'run',
          context: {
            files: [],
            providedContext: { laws: { runs: 5 }, killed: { tests: { a: looped }, rules: ['1 ★ One'] } },
          },
        },
      },
    ]);
  });

  test('several times is replaced each time, and remembers all tests', () => {
    const other = { hasBegun: true, test: { id: 'b', rule: '2 ★ Two' } };
    const { state } = after(...running, exit(), message('started'), exit(other));
    expect(state).toMatchObject({ killed: { tests: { a: looped, b: looped }, rules: ['1 ★ One', '2 ★ Two'] } });
  });

  test('while it loads the file fails all of it, and a second time ends the run', () => {
    const { state, effects } = after(...running, exit({ hasBegun: true }));
    expect(state).toMatchObject({ killed: { import: { reason: 'looped', message: 'It looped.' }, rules: [] } });
    expect(effects[0]).toEqual({ do: 'report', rule: undefined, killed: looped });
    const again = after(...running, exit({ hasBegun: true }), message('started'), exit({ hasBegun: true }));
    expect(again.state.is).toBe('stopped');
    expect(again.effects.at(-1)).toMatchObject({ do: 'emit', event: 'error' });
  });

  test('before it has begun is replaced only if it was warm, because that may be the fault of an earlier run', () => {
    expect(after(...running, exit(nowhere)).state.is).toBe('stopped');
    const { state, effects } = after(...runningWarm, exit(nowhere));
    expect(state.is).toBe('restarting');
    expect(effects.map((effect) => effect.do)).toEqual(['replace child', 'watch', 'post']);
    expect(effects[1]).toMatchObject({ isNew: true });
    expect(after(...runningWarm, exit(nowhere), exit(nowhere)).state.is).toBe('stopped');
  });

  test('before it has started is an answer, because Vitest would end itself otherwise', () => {
    const { state, effects } = after(connect(false), request(start), exit(nowhere));
    expect(state.is).toBe('stopped');
    expect(effects).toMatchObject([{ do: 'emit', event: 'message', value: { type: 'started' } }]);
    expect((effects[0] as { value: { error: Error } }).value.error.message).toContain('It looped.');
  });

  test('between two files is told to Vitest', () => {
    expect(after(...running, message('testfileFinished'), exit()).effects).toEqual([{ do: 'emit', event: 'exit' }]);
  });
});

describe('a run that is abandoned', () => {
  test.each<[string, WorkerEvent[]]>([
    ['while it runs', running],
    ['while its child is replaced', [...running, exit()]],
  ])('%s ends with an error, and nothing that its child does later matters', (_, events) => {
    const { state, effects } = after(...events, { type: 'abandon' });
    expect(effects.map((effect) => effect.do)).toEqual(['unwatch', 'emit']);
    expect(effects[1]).toMatchObject({ event: 'error' });
    expect(transition(state, exit())).toEqual([state]);
    expect(transition(state, { type: 'abandon' })).toEqual([state]);
    expect(transition(state, { type: 'stop' })).toContainEqual({ do: 'release child', isReusable: false });
  });

  test('is nothing if no file runs', () => {
    expect(after(connect(false), request(start), { type: 'abandon' }).effects).toEqual([]);
  });
});

test('everything else that a child says is for Vitest', () => {
  expect(after(...running, { type: 'message', message: { t: 'q' } }).effects).toEqual([
    { do: 'emit', event: 'message', value: { t: 'q' } },
  ]);
});
