// r54 import refused 0, 0 invalid: compares with the model of the tests.
// base: laws
import { build } from './expressions.model.ts';
law('model', { a: fc.nat() }, ({ a }) => {
  expect(typeof build).toBe('function');
});
