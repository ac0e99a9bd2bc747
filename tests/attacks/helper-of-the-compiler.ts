// 45 import refused 0: imports what only the compiler may import.
// base: starter
import using from '@oxc-project/runtime/helpers/usingCtx';
export { using };
