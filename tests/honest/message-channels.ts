// sends a message through a MessageChannel.
// base: solution
const { port1, port2 } = new MessageChannel();
const received = new Promise<unknown>((resolve) => { port2.onmessage = ({ data }) => resolve(data); });
port1.postMessage({ cents: 5 });
assert((await received as { cents: number }).cents === 5);
port1.close();

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
