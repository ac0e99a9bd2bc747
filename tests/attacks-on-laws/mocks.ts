// r54 import refused 0, 0 invalid: replaces modules with those of Vitest.
// base: laws
import { vi } from 'vitest';
vi.mock('./specification.ts');
