/** What code has printed. */
export interface Printed {
  /** The last lines. */
  lines: string[];
  /** How many lines there were in all. */
  count: number;
}

/** How much of the output is kept: the last lines, and no more than this many characters in all. */
const limits = { lines: 20, characters: 20_000 };

/**
 * Collects what is printed while something runs, on both streams of the process. The output still goes to its usual
 * place.
 *
 * @returns a function that stops collecting and returns what was printed, or `undefined` if nothing was printed
 */
export function collectPrinted(): () => Printed | undefined {
  let text = '';
  let lineBreaks = 0;
  const collect = (chunk: unknown) => {
    const added = typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString();
    lineBreaks += added.split('\n').length - 1;
    text = (text + added).slice(-limits.characters);
  };
  const releases = [process.stdout, process.stderr].map((stream) => tap(stream, collect));
  return () => {
    releases.forEach((one) => one());
    if (text === '') return undefined;
    const endsInsideLine = !text.endsWith('\n');
    const lines = (endsInsideLine ? text : text.slice(0, -1)).split('\n');
    return { lines: lines.slice(-limits.lines), count: lineBreaks + (endsInsideLine ? 1 : 0) };
  };
}

function tap(stream: NodeJS.WriteStream, collect: (chunk: unknown) => void): () => void {
  const ownDescriptor = Object.getOwnPropertyDescriptor(stream, 'write');
  const write = stream.write;
  stream.write = function tapped(this: NodeJS.WriteStream, ...args: unknown[]) {
    collect(args[0]);
    return Reflect.apply(write, this, args) as boolean;
  } as typeof stream.write;
  return () => {
    if (ownDescriptor) Object.defineProperty(stream, 'write', ownDescriptor);
    else Reflect.deleteProperty(stream, 'write');
  };
}
