import type { Theme } from '../../platform/terminal/theme.ts';

// Markers around coloured text, from Unicode's private use area, so that no escaping affects them.
const [open, close, end] = ['\uE000', '\uE001', '\uE002'];
// In pixels, for the font below.
const lineHeight = 18;
const charWidth = 7.8;

/**
 * Draws a screen as an SVG: readable in light and dark, and without colour.
 *
 * @param title what the picture shows, for those who cannot see it
 */
export function screenSvg(title: string, linesIn: (paint: Theme) => string[]): string {
  const mark = (name: string) => (text: string) => `${open}${name}${close}${text}${end}`;
  const paint: Theme = {
    success: mark('good'),
    error: mark('bad'),
    muted: mark('quiet'),
    bold: mark('strong'),
    accent: mark('accent'),
  };
  const lines = linesIn(paint);
  const columns = Math.max(...lines.map((line) => line.replaceAll(/\uE000\w+\uE001|\uE002/g, '').length));
  // There are 16 pixels of space on each side.
  const width = Math.ceil(columns * charWidth) + 32;
  const height = lines.length * lineHeight + 32;
  const rows = lines.map(
    (line, i) => `  <text x="16" y="${28 + i * lineHeight}" xml:space="preserve">${spans(line)}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
  <title>${title}</title>
  <style>
    rect { fill: #14181f } text { font: 13px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #d8dee9 }
    .good { fill: #4cc38a } .bad { fill: #ff8f7a } .quiet { fill: #8b95a5 } .strong { font-weight: bold } .accent { fill: #6cb6ff }
  </style>
  <rect width="100%" height="100%" rx="8"/>
${rows.join('\n')}
</svg>
`;
}

function spans(line: string): string {
  return line
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\uE000(\w+)\uE001/g, '<tspan class="$1">')
    .replaceAll(end, '</tspan>');
}
