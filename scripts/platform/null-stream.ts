import { Writable } from 'node:stream';

/** A stream that discards everything. */
export function nullStream(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
