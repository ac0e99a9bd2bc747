import picocolors from 'picocolors';

/** The colours of the screen; the same functions leave text alone where colours are not wanted. */
export interface Paint {
  good(text: string): string;
  bad(text: string): string;
  quiet(text: string): string;
  strong(text: string): string;
  accent(text: string): string;
}

/**
 * Colours for a stream, by the common rules: `NO_COLOR`, `FORCE_COLOR`, and none without a terminal.
 *
 * @param enabled overrides them, for tests
 */
export function createPaint(enabled = picocolors.isColorSupported): Paint {
  const { green, red, dim, bold, cyan } = picocolors.createColors(enabled);
  return { good: green, bad: red, quiet: dim, strong: bold, accent: cyan };
}
