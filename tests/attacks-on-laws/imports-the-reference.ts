// r54 import refused 0, 0 invalid: compares with the reference solution, which it imports.
// base: laws
import * as right from '../../solutions/54-specification/specification.ts';
law('right', { a: fc.nat() }, ({ a }) => {
  expect(right.Specification.length).toBe(Specification.length);
});
