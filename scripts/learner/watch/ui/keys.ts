import type { Key } from '../key.ts';

/** Receives the pressed keys. */
export interface KeyListener {
  key(key: Key): void;
  /** Pasted text, as terminals mark it when asked. */
  paste(text: string): void;
}

/* eslint-disable no-control-regex -- terminals send them */
const pasted = /^\u001B\[200~([\s\S]*?)\u001B\[201~/;
const sequence = /^\u001B\[([0-?]*)[ -/]*([@-~])|^\u001BO([ -~])/;
/** Responses of a terminal that nobody asked for. */
const report = /^\u001B[\]P^_X][\s\S]*?(?:\u0007|\u001B\\)/;
const unfinished = /^\u001B(?:|O|\[[0-?]*[ -/]*|[\]P^_X][\s\S]*)$/;
/* eslint-enable no-control-regex */
const pasteStart = '\u001B[200~';

const byFinal: Readonly<Record<string, Key>> = { A: 'up', B: 'down', C: 'right', D: 'left', H: 'home', F: 'end' };
const byNumber: Readonly<Record<string, Key>> = {
  1: 'home',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
};
const byCharacter: Readonly<Record<string, Key>> = {
  '\r': 'return',
  '\n': 'return',
  '\t': 'tab',
  '\b': 'backspace',
  '\u007F': 'backspace',
};

/** Milliseconds after which an escape counts as the key, and not as the beginning of a sequence. */
const patience = 100;

/**
 * Extracts keys from what a terminal sends, however it is split into chunks. Unknown sequences are skipped as a whole,
 * so that their rest is not read as keys.
 */
export class KeyReader {
  readonly #listener: KeyListener;
  #rest = '';
  #timer: NodeJS.Timeout | undefined;

  constructor(listener: KeyListener) {
    this.#listener = listener;
  }

  read(chunk: string): void {
    clearTimeout(this.#timer);
    this.#rest += chunk;
    while (this.#rest !== '' && this.#take());
    if (this.#rest !== '') this.#timer = setTimeout(() => this.#giveUp(), patience);
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  /** Takes the first key or sequence. Returns false if it is incomplete. */
  #take(): boolean {
    const rest = this.#rest;
    if (rest.startsWith(pasteStart)) return this.#takePaste();
    const known = sequence.exec(rest);
    if (known) {
      const [all, numbers = '', final = '', other = ''] = known;
      const key = final === '~' ? byNumber[numbers.split(';')[0] ?? ''] : byFinal[final || other];
      this.#drop(all, key);
      return true;
    }
    const answer = report.exec(rest)?.[0];
    if (answer !== undefined) {
      this.#drop(answer);
      return true;
    }
    if (unfinished.test(rest)) return false;
    const [char = ''] = rest;
    this.#drop(char, nameOf(char));
    return true;
  }

  #takePaste(): boolean {
    const [all, text = ''] = pasted.exec(this.#rest) ?? [];
    if (all !== undefined) {
      this.#drop(all);
      this.#listener.paste(text);
      return true;
    }
    // The end of the paste never arrived. A user who wants to quit must not be caught in it.
    if (!this.#rest.endsWith('\u0003')) return false;
    this.#drop(this.#rest, 'ctrl-c');
    return true;
  }

  #drop(text: string, key?: Key): void {
    this.#rest = this.#rest.slice(text.length);
    if (key !== undefined) this.#listener.key(key);
  }

  /** Nothing followed, so an escape was the key. The rest of an incomplete sequence is dropped. */
  #giveUp(): void {
    if (this.#rest.startsWith(pasteStart)) return;
    const key = this.#rest === '\u001B' ? 'escape' : undefined;
    this.#drop(this.#rest, key);
  }
}

function nameOf(char: string): Key {
  if (char === '\u001B') return 'escape';
  const named = byCharacter[char];
  if (named !== undefined) return named;
  const code = char.codePointAt(0) ?? 0;
  return code < 0x20 ? `ctrl-${String.fromCodePoint(code + 0x60)}` : char;
}
