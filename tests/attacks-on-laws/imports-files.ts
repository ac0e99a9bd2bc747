// r54 import refused 0, 0 invalid: reads files.
// base: laws
import { readFileSync } from 'node:fs';
law('files', { a: fc.nat() }, ({ a }) => {
  expect(readFileSync('/').length).toBe(0);
});
