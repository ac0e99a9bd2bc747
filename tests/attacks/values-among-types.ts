// 45 import refused 0: hides an import among types.
// base: solution
import { type Stats, writeFileSync } from 'fs';
writeFileSync('a', '');
