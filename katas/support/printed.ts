/** What code has printed. */
export interface Printed {
  /** The last lines. */
  lines: string[];
  /** How many lines there were in all. */
  count: number;
}

/** How many lines are kept, and how many characters of each. */
const most = { lines: 20, characters: 20_000 };

/**
 * Collects what is printed while something runs, on both streams of the process. The output still goes to its usual
 * place.
 *
 * @returns a function that stops collecting and returns what was printed, or `undefined` if nothing was printed
 */
export function collectPrinted(): () => Printed | undefined {
  let text = '';
  let breaks = 0;
  const keep = (chunk: unknown) => {
    const added = typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString();
    breaks += added.split('\n').length - 1;
    text = (text + added).slice(-most.characters);
  };
  const release = [process.stdout, process.stderr].map((stream) => tap(stream, keep));
  return () => {
    release.forEach((one) => one());
    if (text === '') return undefined;
    const isOpen = !text.endsWith('\n');
    const lines = (isOpen ? text : text.slice(0, -1)).split('\n');
    return { lines: lines.slice(-most.lines), count: breaks + (isOpen ? 1 : 0) };
  };
}

function tap(stream: NodeJS.WriteStream, keep: (chunk: unknown) => void): () => void {
  const own = Object.getOwnPropertyDescriptor(stream, 'write');
  const write = stream.write;
  stream.write = function tapped(this: NodeJS.WriteStream, ...args: unknown[]) {
    keep(args[0]);
    return Reflect.apply(write, this, args) as boolean;
  } as typeof stream.write;
  return () => {
    if (own) Object.defineProperty(stream, 'write', own);
    else Reflect.deleteProperty(stream, 'write');
  };
}
