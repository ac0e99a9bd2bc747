import picocolors from 'picocolors';

/** The colours of the screen. Without colours, the same functions return the text unchanged. */
export interface Theme {
  success(text: string): string;
  error(text: string): string;
  muted(text: string): string;
  bold(text: string): string;
  accent(text: string): string;
}

/**
 * The theme of this process. It has colours by the usual rules: `NO_COLOR`, `FORCE_COLOR`, and none without a terminal.
 *
 * @param enabled overrides these rules, for tests
 */
export function createTheme(enabled = picocolors.isColorSupported): Theme {
  const { green, red, dim, bold, cyan } = picocolors.createColors(enabled);
  return { success: green, error: red, muted: dim, bold, accent: cyan };
}
