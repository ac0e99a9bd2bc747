// imports the offered modules as a default, as a namespace and by name.
// base: solution
import util, { inspect } from 'node:util';
import crypto from 'crypto';
import * as buffers from 'node:buffer';
import type { Readable } from 'node:stream';
class Shown {
  [util.inspect.custom]() { return 'shown'; }
}
assert(util.isDeepStrictEqual({ a: 1 }, { a: 1 }) && crypto.randomUUID().length === 36 && buffers.Buffer === Buffer);
assert(inspect(new Shown()) === 'shown');
void (0 as unknown as Readable);

function assert(condition: unknown): asserts condition {
  if (!condition) throw new Error('It does not hold.');
}
