import { toForwardSlashes } from '../../katas/support/paths.ts';
import { withTarget, type Target } from '../../katas/support/target.ts';

/** How the laws of a file run against one target. */
export interface LawsRunOptions {
  /** Ends the run at the first law that rejects the target. */
  untilRejected?: boolean;
  /** Whether a failed example rejects the target, too. */
  examplesCount?: boolean;
  /** Absolute path of the kata's own laws, if their inputs take the place of the file's. */
  inputsFrom?: string;
}

/** The address under which a file of laws runs. The process that runs it reads the options from there. */
export function lawsAddress(file: string, target: Target, options: LawsRunOptions = {}): string {
  const { untilRejected = false, examplesCount = false, inputsFrom } = options;
  const more = new URLSearchParams({
    ...(untilRejected ? { until: 'rejected' } : {}),
    ...(examplesCount ? { examples: 'count' } : {}),
    ...(inputsFrom === undefined ? {} : { inputs: toForwardSlashes(inputsFrom) }),
  });
  const query = more.toString();
  return withTarget(file, target) + (query === '' ? '' : `&${query}`);
}

/** The options in such an address. */
export function optionsIn(address: string): LawsRunOptions {
  const query = new URLSearchParams(address.split('?')[1]);
  const inputsFrom = query.get('inputs');
  return {
    untilRejected: query.get('until') === 'rejected',
    examplesCount: query.get('examples') === 'count',
    ...(inputsFrom === null ? {} : { inputsFrom }),
  };
}

/** The title of the describe around laws that run with inputs from the kata's own laws. */
export const inputsSuite = 'with the inputs of the kata';
