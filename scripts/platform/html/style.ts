import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, Html } from './html.ts';

/** The workbook's colours, which people who see few colours can still tell apart. For shapes: text needs more contrast. */
export const palette = {
  blue: '#0173B2',
  orange: '#DE8F05',
  green: '#029E73',
  pink: '#CC78BC',
  brown: '#CA9161',
} as const;

/** What text and its grounds are painted with; every text on every ground has a contrast of 4.5 at least. */
export const colours = {
  light: { ground: '#ffffff', card: '#f5f6f8', line: '#c9ced6', ink: '#1a1d21', quiet: '#505863', star: '#0169a4' },
  dark: { ground: '#14181f', card: '#1d232c', line: '#3d4654', ink: '#e8ebf0', quiet: '#aeb7c4', star: palette.orange },
} as const;

/**
 * A page's only style sheet: the colours, what all pages share, and the page's own rules.
 *
 * @param pageRules path of the file with the page's own rules
 */
export function style(pageRules: string): Html {
  return html`<style>
    ${variables(':root', 'light')}
    @media (prefers-color-scheme: dark) { ${variables(':root', 'dark')} }
    ${rulesIn(join(import.meta.dirname, 'base.css'))} ${rulesIn(pageRules)}
  </style>`;
}

function rulesIn(path: string): Html {
  return new Html(readFileSync(path, 'utf8'));
}

function variables(selector: string, scheme: keyof typeof colours): Html {
  const variables = Object.entries(colours[scheme]).map(([name, colour]) => `--${name}: ${colour};`);
  return new Html(`${selector} { ${variables.join(' ')} }`);
}
