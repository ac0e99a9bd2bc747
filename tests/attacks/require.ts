// 45 import refused 0: requires a module in the old way.
// base: starter
export const fs = require('fs');
