// r54 import refused 0: replaces modules with those of Vitest.
// base: laws
import { vi } from 'vitest';
vi.mock('./specification.ts');
