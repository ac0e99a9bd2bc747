import type { Key } from '../key.ts';

/** Receives the pressed keys. */
export interface KeyListener {
  key(key: Key): void;
  /** Receives pasted text. Terminals mark it once bracketed paste is turned on. */
  paste(text: string): void;
}

/* eslint-disable no-control-regex -- terminals send them */
const pasted = /^\u001B\[200~([\s\S]*?)\u001B\[201~/;
/** A key as a control sequence (CSI or SS3): its parameters and its final byte. */
const sequence = /^\u001B\[([0-?]*)[ -/]*([@-~])|^\u001BO([ -~])/;
/** A string sequence (OSC, DCS …): a report by the terminal, which is ignored. */
const report = /^\u001B[\]P^_X][\s\S]*?(?:\u0007|\u001B\\)/;
/** The beginning of a sequence whose rest has not arrived yet. */
const unfinished = /^\u001B(?:|O|\[[0-?]*[ -/]*|[\]P^_X][\s\S]*)$/;
/* eslint-enable no-control-regex */
const pasteStart = '\u001B[200~';

const keyByFinalByte: Readonly<Record<string, Key>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
};
const keyByParameter: Readonly<Record<string, Key>> = {
  1: 'home',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
};
const keyByCharacter: Readonly<Record<string, Key>> = {
  '\r': 'return',
  '\n': 'return',
  '\t': 'tab',
  '\b': 'backspace',
  '\u007F': 'backspace',
};

/** Milliseconds after which an escape character counts as the key Escape, not as the beginning of a sequence. */
const escapeTimeout = 100;

/**
 * Extracts keys from what a terminal sends, however it is split into chunks. Unknown sequences are skipped as a whole,
 * so that no part of them is read as keys.
 */
export class KeyReader {
  readonly #listener: KeyListener;
  #rest = '';
  #timer: NodeJS.Timeout | undefined;
  #lastChance: NodeJS.Immediate | undefined;

  constructor(listener: KeyListener) {
    this.#listener = listener;
  }

  read(chunk: string): void {
    this.close();
    this.#rest += chunk;
    while (this.#rest !== '' && this.#take());
    if (this.#rest !== '') this.#timer = setTimeout(() => this.#giveLastChance(), escapeTimeout);
  }

  close(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#lastChance);
  }

  /** If this process was busy, the rest has arrived in time, but is read only after the timers. */
  #giveLastChance(): void {
    this.#lastChance = setImmediate(() => this.#giveUp());
  }

  /** Takes the first key or sequence. Returns false if it is incomplete. */
  #take(): boolean {
    const rest = this.#rest;
    if (rest.startsWith(pasteStart)) return this.#takePaste();
    const known = sequence.exec(rest);
    if (known) {
      const [all, parameters = '', final = '', other = ''] = known;
      const key = final === '~' ? keyByParameter[parameters.split(';')[0] ?? ''] : keyByFinalByte[final || other];
      this.#consume(all, key);
      return true;
    }
    const ignored = report.exec(rest)?.[0];
    if (ignored !== undefined) {
      this.#consume(ignored);
      return true;
    }
    if (unfinished.test(rest)) return false;
    const [char = ''] = rest;
    this.#consume(char, nameOf(char));
    return true;
  }

  #takePaste(): boolean {
    const [all, text = ''] = pasted.exec(this.#rest) ?? [];
    if (all !== undefined) {
      this.#consume(all);
      this.#listener.paste(text);
      return true;
    }
    // The end of the paste may never arrive. Even then, Ctrl-C must quit.
    if (!this.#rest.endsWith('\u0003')) return false;
    this.#consume(this.#rest, 'ctrl-c');
    return true;
  }

  /** Removes text that has been read, and passes on the key that it stands for, if any. */
  #consume(text: string, key?: Key): void {
    this.#rest = this.#rest.slice(text.length);
    if (key !== undefined) this.#listener.key(key);
  }

  /** Nothing has followed, so a lone escape was the key. An incomplete sequence is dropped. */
  #giveUp(): void {
    if (this.#rest.startsWith(pasteStart)) return;
    const key = this.#rest === '\u001B' ? 'escape' : undefined;
    this.#consume(this.#rest, key);
  }
}

function nameOf(char: string): Key {
  if (char === '\u001B') return 'escape';
  const named = keyByCharacter[char];
  if (named !== undefined) return named;
  const code = char.codePointAt(0) ?? 0;
  return code < 0x20 ? `ctrl-${String.fromCodePoint(code + 0x60)}` : char;
}
