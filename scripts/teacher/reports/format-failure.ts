import type { Broken } from '../grading/record.ts';
import { oneLine, sanitize, sanitizeAndTruncate } from './sanitize-text.ts';

/** The maximum number of characters that a report shows of each text of a failure. */
export const limits = { law: 300, message: 1000, diff: 2000, input: 500, frame: 1500, name: 100, file: 200 } as const;
/** The maximum number of inputs that a report shows of a failure. */
const maxInputs = 20;

/** A failed test, as reports show it. No text in it is too long, or harmful to the format. */
export interface FormattedFailure {
  law: string;
  message: string;
  inputs: readonly (readonly [name: string, value: string])[];
  diff?: string;
  why?: string;
  /** `value-objects.ts:12`. */
  place?: string;
  /** The lines around it. */
  frame?: string;
}

const cache = new WeakMap<Broken, FormattedFailure>();

/** Sanitizes the texts of a failed test, once, because every report needs it. */
export function formatFailure(broken: Broken): FormattedFailure {
  const cached = cache.get(broken);
  if (cached) return cached;
  const formatted = sanitizeFailure(broken);
  cache.set(broken, formatted);
  return formatted;
}

function sanitizeFailure({ law, message, inputs, diff, why, at }: Broken): FormattedFailure {
  return {
    law: oneLine(law, limits.law),
    message: sanitizeAndTruncate(message, limits.message),
    inputs: Object.entries(inputs ?? {})
      .slice(0, maxInputs)
      .map(([name, value]) => [oneLine(name, limits.name), sanitizeAndTruncate(value, limits.input)] as const),
    ...(diff === undefined ? {} : { diff: sanitizeAndTruncate(diff, limits.diff) }),
    ...(why === undefined ? {} : { why: oneLine(why, limits.law) }),
    ...(at ? { place: `${oneLine(at.file, limits.file)}:${at.line}` } : {}),
    ...(at?.frame
      ? { frame: sanitizeAndTruncate(at.frame.map((line) => sanitize(line)).join('\n'), limits.frame) }
      : {}),
  };
}

/** A failed test as text, for formats that support nothing else. */
export function failureText(broken: Broken): string {
  const { law, message, inputs, diff, why, place, frame } = formatFailure(broken);
  return [
    `Law: ${law}`,
    ...inputs.map(([name, value]) => `Input ${name}: ${value}`),
    message,
    ...(diff === undefined ? [] : ['Difference (- expected, + received):', diff]),
    ...(place === undefined ? [] : [`At ${place}`]),
    ...(frame === undefined ? [] : [frame]),
    ...(why === undefined ? [] : [`Why: ${why}`]),
  ].join('\n');
}
