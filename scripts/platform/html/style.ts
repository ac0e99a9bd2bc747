import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html, Html } from './html.ts';

/**
 * The workbook's colours, which colour-blind people can distinguish. They are for shapes, because text needs more
 * contrast.
 */
export const palette = {
  blue: '#0173B2',
  orange: '#DE8F05',
  green: '#029E73',
  pink: '#CC78BC',
  brown: '#CA9161',
} as const;

/**
 * The colours of text and backgrounds. Every text colour has a contrast ratio of at least 4.5:1 on every background.
 */
export const colours = {
  light: { ground: '#ffffff', card: '#f5f6f8', line: '#c9ced6', ink: '#1a1d21', quiet: '#505863', star: '#0169a4' },
  dark: { ground: '#14181f', card: '#1d232c', line: '#3d4654', ink: '#e8ebf0', quiet: '#aeb7c4', star: palette.orange },
} as const;

/**
 * The only style sheet of a page: the colours, the rules that all pages share, and the page's own rules.
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
