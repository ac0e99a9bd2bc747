import { html, type Html } from './html.ts';

/** A part of a page below a heading. */
export function section(id: string, title: string, content: Html): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${content}
  </section>`;
}

/** One large number in a list of totals, its label, and the maximum if there is one. */
export function total(name: string, value: string | number, of?: string | number): Html {
  return html`<div class="card">
    <dt>${name}</dt>
    <dd>${value}${of === undefined ? undefined : html` <small>of ${of}</small>`}</dd>
  </div>`;
}
