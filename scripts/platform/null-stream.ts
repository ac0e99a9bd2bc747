import { Writable } from 'node:stream';

/** Where what is written goes nowhere. */
export function nullStream(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
