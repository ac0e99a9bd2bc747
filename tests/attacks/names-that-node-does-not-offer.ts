// 45 import refused 0: imports what a module has besides what is offered.
// base: starter
import { getSystemErrorMap as map } from 'util';
export { map };
