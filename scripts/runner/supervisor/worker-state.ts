import type { WorkerRequest } from 'vitest/node';
import { nothingKilled, type Killed, type KilledTests } from '../../../katas/support/killed.ts';
import { attributeFailure, type Suspect } from './failure-attribution.ts';

type StartRequest = Extract<WorkerRequest, { type: 'start' }>;
/** Vitest's request to run a test file, or to list its tests. */
export type RunRequest = Extract<WorkerRequest, { type: 'run' | 'collect' }>;

/**
 * What a worker is doing for Vitest. A child is warm if it has run a file before, so Vitest is already set up in it.
 */
export type WorkerState =
  /** There is no child. */
  | { is: 'stopped' }
  | { is: 'connected'; isWarm: boolean }
  /** Vitest waits for the answer to its first request. */
  | { is: 'starting'; start: StartRequest }
  | { is: 'ready'; start: StartRequest; isWarm: boolean }
  | { is: 'running'; start: StartRequest; run: RunRequest; isWarm: boolean; killed: KilledTests }
  /** A new child starts, which runs the file again without the tests that were killed. */
  | { is: 'restarting'; start: StartRequest; run: RunRequest; killed: KilledTests }
  /** Nobody waits for the run any more. Vitest is about to stop the worker. */
  | { is: 'abandoned' };

/** What happens to a worker. */
export type WorkerEvent =
  | { type: 'connect'; isWarm: boolean }
  | { type: 'request'; request: WorkerRequest }
  | { type: 'message'; message: unknown }
  /** The child has ended, for this reason and while it was doing this. */
  | { type: 'exit'; killed: Killed; suspect: Suspect }
  | { type: 'abandon' }
  | { type: 'stop' };

/** What a worker has to do. */
export type WorkerEffect =
  /** Send a request to the child. */
  | { do: 'post'; request: WorkerRequest }
  /** Tell Vitest. */
  | { do: 'emit'; event: 'message' | 'error' | 'exit'; value?: unknown }
  | { do: 'watch'; run: RunRequest; isNew: boolean }
  | { do: 'unwatch' }
  /** Start another child. */
  | { do: 'replace child' }
  /** Tell the pool's listener that code was stopped. Without a rule, the file was still being loaded. */
  | { do: 'report'; rule: string | undefined; killed: Killed }
  /** Give the child up, or keep it for another worker if it is reusable. */
  | { do: 'release child'; isReusable: boolean };

/** What a worker does next, and what it has to do now. */
export type Transition = [next: WorkerState, ...effects: WorkerEffect[]];

/** The whole behaviour of a worker. What does not match the state changes nothing. */
export function transition(state: WorkerState, event: WorkerEvent): Transition {
  switch (event.type) {
    case 'connect':
      return [{ is: 'connected', isWarm: event.isWarm }];
    case 'request':
      return onRequest(state, event.request);
    case 'message':
      return onMessage(state, event.message);
    case 'exit':
      return onExit(state, event.killed, event.suspect);
    case 'abandon':
      if (state.is !== 'running' && state.is !== 'restarting') return [state];
      // Vitest listens to errors only while it waits for something.
      return [
        { is: 'abandoned' },
        { do: 'unwatch' },
        { do: 'emit', event: 'error', value: new Error('The run was abandoned.') },
      ];
    case 'stop':
      return [
        { is: 'stopped' },
        { do: 'unwatch' },
        // Only a child that has nothing left to do can do something else.
        { do: 'release child', isReusable: state.is === 'ready' },
      ];
    default:
      return event satisfies never;
  }
}

function onRequest(state: WorkerState, request: WorkerRequest): Transition {
  if (request.type === 'start' && state.is === 'connected') {
    return state.isWarm
      ? [
          { is: 'ready', start: request, isWarm: true },
          { do: 'emit', event: 'message', value: started() },
        ]
      : [
          { is: 'starting', start: request },
          { do: 'post', request },
        ];
  }
  if ((request.type === 'run' || request.type === 'collect') && state.is === 'ready') {
    return [
      { ...state, is: 'running', run: request, killed: nothingKilled },
      { do: 'watch', run: request, isNew: !state.isWarm },
      { do: 'post', request },
    ];
  }
  return [state, { do: 'post', request }];
}

function onMessage(state: WorkerState, message: unknown): Transition {
  const forward: WorkerEffect = { do: 'emit', event: 'message', value: message };
  const type = responseType(message);
  if (state.is === 'starting' && type === 'started')
    return [{ is: 'ready', start: state.start, isWarm: false }, forward];
  if (state.is === 'restarting' && type === 'started') {
    // Vitest knows nothing of the other child, so it gets no answer.
    return [
      { ...state, is: 'running', isWarm: false },
      { do: 'post', request: withKilled(state.run, state.killed) },
    ];
  }
  if (state.is === 'running' && type === 'testfileFinished') {
    return [{ is: 'ready', start: state.start, isWarm: state.isWarm }, { do: 'unwatch' }, forward];
  }
  return [state, forward];
}

/** Blames the test that was running when the child ended, and runs the file again without it. */
function onExit(state: WorkerState, killed: Killed, suspect: Suspect): Transition {
  switch (state.is) {
    case 'starting': {
      // Vitest would end this whole process if a process exits that has never answered.
      const error = new Error(`A process for the tests could not be started: ${killed.message}`);
      return [{ is: 'stopped' }, { do: 'emit', event: 'message', value: { ...started(), error } }];
    }
    case 'running':
    case 'restarting': {
      const { start, run } = state;
      const attributed = attributeFailure(state.killed, killed, suspect);
      const isWarm = state.is === 'running' && state.isWarm;
      // A warm child may have died from the previous run's leftovers, so retry once before giving up.
      if (!attributed && !isWarm) {
        return [{ is: 'stopped' }, { do: 'unwatch' }, { do: 'emit', event: 'error', value: new Error(killed.message) }];
      }
      return [
        { is: 'restarting', start, run, killed: attributed?.killed ?? state.killed },
        ...(attributed ? [{ do: 'report', rule: attributed.rule, killed } as const] : []),
        { do: 'replace child' },
        // The leftovers are not this run's loop, and must not shorten its limits.
        ...(attributed ? [] : [{ do: 'watch', run, isNew: true } as const]),
        { do: 'post', request: start },
      ];
    }
    case 'connected':
    case 'ready':
      return [{ is: 'stopped' }, { do: 'emit', event: 'exit' }];
    case 'abandoned':
    case 'stopped':
      return [state];
    default:
      return state satisfies never;
  }
}

/** The request for a run that fails some tests immediately. `killedTests` reads them in the child. */
function withKilled(request: RunRequest, killed: KilledTests): RunRequest {
  const { context } = request;
  return { ...request, context: { ...context, providedContext: { ...context.providedContext, killed } } };
}

function started() {
  return { __vitest_worker_response__: true, type: 'started' };
}

/** The type of a response from a Vitest worker. Undefined for other messages. */
function responseType(message: unknown): unknown {
  const isResponse = typeof message === 'object' && message !== null && '__vitest_worker_response__' in message;
  return isResponse && 'type' in message ? message.type : undefined;
}
