import type { SourceLocation } from '../platform/code-frame.ts';
import type { Rule } from '../kata/statement.ts';
import type { Failure } from '../runner/result.ts';
import type { Impostor } from './impostor-record.ts';
import type { RuleScore } from './score.ts';

/** A law that does not hold for a correct solution, or that did not end with an expectation. */
export interface InvalidLaw {
  law: string;
  /** The correct solution: `the reference solution`, `your own solution`, or the name of a variant. */
  solution: string;
  /** Whether an expectation failed. Otherwise something else ended the law. */
  isRejection: boolean;
  failure: Failure;
}

/** What the laws of a learner say about one impostor. */
export interface ImpostorOutcome {
  impostor: Impostor;
  /** The law that rejects it, with the input. Undefined if it survives. */
  rejection?: Failure;
  /** An example that fails but does not count, because it shows nothing about other inputs. */
  onlyByExample?: Failure;
  /** A law that something other than an expectation ended, which does not count. */
  ended?: Failure;
}

/** A law that rejects an impostor with the authors' inputs, but not with the learner's. */
export interface MissingInput {
  law: string;
  /** The name of the impostor. */
  impostor: string;
  /** The smallest such input: each name with its value as text. */
  inputs: Record<string, string>;
}

/** How many impostors a law or an example rejects. An example counts only where it earns points. */
export interface LawReach {
  law: string;
  rejected: number;
  /** How many impostors no other law and no other example rejects. */
  alone: number;
  /** Whether the laws without this one, and without all others that are redundant, still reject the same impostors. */
  isRedundant: boolean;
}

/** The judgement about the laws of a learner. */
export interface ReverseResult {
  /** Why the laws could not be judged, in one line that ends with a remedy. */
  problem?: { message: string; at?: SourceLocation };
  /** The first law that is invalid. Nothing is said about impostors then. */
  invalid?: InvalidLaw;
  /** The titles of the laws and examples, in their order. */
  laws: string[];
  /** How many correct solutions the laws accept. */
  accepted: number;
  /** Empty if the laws could not be judged or are invalid. */
  impostors: ImpostorOutcome[];
  scores: RuleScore[];
  /** The rules that no law can check, because they are about the source and not about its exports. */
  unchecked: Rule[];
  /** What each law and example contributes. Only known once all impostors are rejected. */
  reach: LawReach[];
  missingInput?: MissingInput;
}

/** Whether the laws were valid, so that they were tried on the impostors. */
export function isValid({ problem, invalid }: ReverseResult): boolean {
  return problem === undefined && invalid === undefined;
}

/** Whether the laws reject all impostors. */
export function isComplete(result: ReverseResult): boolean {
  return isValid(result) && result.impostors.length > 0 && result.impostors.every(({ rejection }) => rejection);
}

/** The title of an impostor or a variant, from the name of its file: `excludes the upper bound`. */
export function titleOf({ name }: { name: string }): string {
  return name.replaceAll('-', ' ');
}
