import { html, type Html } from '../../../platform/html/html.ts';

/** A sentence that may end with an npm command, which is formatted differently. */
export function withCommand(sentence: string): Html {
  const [, text = sentence, command] = /^(.*?)(npm (?:start|run) .*)?$/s.exec(sentence) ?? [];
  return command === undefined ? html`${text}` : html`${text}<code>${command}</code>`;
}
