// Reports where the code of the main thread is, even while that code loops. It runs in a thread of the same process.
import { SourceMap } from 'node:module';
import { Session } from 'node:inspector/promises';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

/** There are several samples, because a function that the loop calls is in some of them only. */
const sampleCount = 5;
const pauseMs = 5;
/** If the process uses less processor time than this in `idleMs`, its code waits for something. */
const [idleMs, idleCpuMs] = [300, 10];

/**
 * Answers the first message on a pipe with some samples of the main thread's stack, each a line of JSON: the frames
 * from the innermost to the outermost, with their places in the source.
 *
 * @param {number} fd the pipe
 */
export function answerWithStacks(fd) {
  const pipe = new Socket({ fd });
  // An error means that the supervisor is gone.
  pipe.on('error', () => {});
  pipe.once('data', async () => {
    try {
      for await (const stack of samples()) pipe.write(`${JSON.stringify(stack)}\n`);
    } finally {
      pipe.end();
    }
  });
}

async function* samples() {
  const session = new Session();
  session.connectToMainThread();
  const scripts = new Map();
  session.on('Debugger.scriptParsed', ({ params }) => scripts.set(params.scriptId, params));
  await session.post('Debugger.enable');
  for (let i = 0; i < sampleCount; i += 1) {
    const paused = new Promise((resolve) => session.once('Debugger.paused', resolve));
    await session.post('Debugger.pause');
    const event = await Promise.race([paused, untilIdle()]);
    if (!event) return;
    const { params } = event;
    yield params.callFrames.map(({ functionName, functionLocation, location }) => ({
      function: functionName,
      id: JSON.stringify(functionLocation ?? [location.scriptId, functionName]),
      ...placeOf(location, scripts.get(location.scriptId)),
    }));
    await session.post('Debugger.resume');
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** The place in the source. Lines and columns count from 1. */
function placeOf({ lineNumber, columnNumber = 0 }, { url = '', sourceMapURL = '' } = {}) {
  const entry = sourceMapEntry(sourceMapURL, lineNumber, columnNumber) ?? {};
  const { originalLine = lineNumber, originalColumn = columnNumber } = entry;
  // The inspector reports paths as file URLs.
  const file = url.startsWith('file:') ? fileURLToPath(url) : url;
  return { file, line: originalLine + 1, column: originalColumn + 1 };
}

/** Vite ends its code with a source map. Other code has none, or one in a file, which is not needed. */
function sourceMapEntry(sourceMapUrl, line, column) {
  const [, base64] = /^data:application\/json;.*?base64,(.*)$/.exec(sourceMapUrl) ?? [];
  if (base64 === undefined) return undefined;
  return new SourceMap(JSON.parse(Buffer.from(base64, 'base64').toString())).findEntry(line, column);
}

async function untilIdle() {
  for (;;) {
    const before = process.cpuUsage();
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    const { user, system } = process.cpuUsage(before);
    if (user + system < 1000 * idleCpuMs) return undefined;
  }
}
