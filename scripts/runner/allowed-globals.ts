/**
 * The globals of Node.js that an answer may use, besides those of the language. Nothing here reaches outside. The
 * sandbox in which submissions are graded has exactly these.
 */
export const allowedGlobals: readonly string[] = [
  ...['AbortController', 'AbortSignal', 'Buffer', 'CustomEvent', 'DOMException', 'Event', 'EventTarget'],
  ...['MessageChannel', 'MessageEvent', 'MessagePort', 'TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams'],
  ...['atob', 'btoa', 'clearImmediate', 'clearInterval', 'clearTimeout', 'console', 'crypto', 'global', 'performance'],
  ...['queueMicrotask', 'setImmediate', 'setInterval', 'setTimeout', 'structuredClone'],
];

/**
 * What other programs for Node.js or for CommonJS may use, and an answer may not, because it reaches outside, or is
 * shared with the tests.
 */
export const unavailableGlobals: readonly string[] = [
  ...['process', 'require', 'module', 'exports', '__dirname', '__filename', 'fetch', 'Headers', 'Request', 'Response'],
  ...['FormData', 'WebSocket', 'CloseEvent', 'EventSource', 'Blob', 'File', 'BroadcastChannel', 'Worker', 'navigator'],
  ...['Navigator', 'localStorage', 'sessionStorage', 'Storage', 'SharedArrayBuffer', 'Atomics', 'WebAssembly'],
  ...['Crypto', 'CryptoKey', 'SubtleCrypto', 'Performance', 'PerformanceEntry', 'PerformanceMark'],
  ...['PerformanceMeasure', 'PerformanceObserver', 'PerformanceObserverEntryList', 'PerformanceResourceTiming'],
  ...['ReadableStream', 'WritableStream', 'TransformStream', 'ByteLengthQueuingStrategy', 'CountQueuingStrategy'],
  ...['TextEncoderStream', 'TextDecoderStream', 'CompressionStream', 'DecompressionStream', 'URLPattern'],
];

/** The groups of the last match, which `RegExp` keeps for all code in a process. */
const lastGroups = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `$${n}`);

/** Members that an answer may not use, for the same reasons, of globals that it may use. */
export const unavailableMembers: Readonly<Record<string, readonly string[]>> = {
  RegExp: [...lastGroups, 'input', '$_', 'lastMatch', '$&', 'lastParen', '$+', 'leftContext', 'rightContext'],
  crypto: ['subtle'],
  URL: ['createObjectURL', 'revokeObjectURL'],
  performance: [
    ...['mark', 'measure', 'clearMarks', 'clearMeasures', 'getEntries', 'getEntriesByName', 'getEntriesByType'],
    ...['eventLoopUtilization', 'nodeTiming', 'timerify', 'toJSON'],
  ],
};
