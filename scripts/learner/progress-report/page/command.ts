import { html, type Html } from '../../../platform/html/html.ts';

/** A sentence that may end with a command of npm's, which is set apart. */
export function withCommand(sentence: string): Html {
  const [, text = sentence, command] = /^(.*?)(npm (?:start|run) .*)?$/s.exec(sentence) ?? [];
  return command === undefined ? html`${text}` : html`${text}<code>${command}</code>`;
}
