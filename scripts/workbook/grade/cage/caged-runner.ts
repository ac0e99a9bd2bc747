import RuleRunner from '../../pool/rule-runner.ts';
import { lock } from './lock.ts';

let locked = false;

/** The runner of rules, in a process that is locked before it loads the first file of tests. */
export default class CagedRunner extends RuleRunner {
  override async importFile(file: string, source: 'collect' | 'setup'): Promise<unknown> {
    if (!locked) lock();
    locked = true;
    return super.importFile(file, source);
  }
}
