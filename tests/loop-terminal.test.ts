import { execFileSync, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { findKata } from '../scripts/kata/catalog.ts';
import { KeyReader } from '../scripts/learner/watch/ui/keys.ts';
import { openTerminal, type Terminal } from '../scripts/learner/watch/ui/terminal.ts';
import { openSession, type TerminalSession } from '../scripts/testing/pseudo-terminal.ts';
import { createTempWorkbook, removeFolder } from '../scripts/testing/temp-workbook.ts';
import { pointsIn, readStatement } from '../scripts/kata/statement.ts';
import { scriptLine } from './support/run-script.ts';

const escape = '\u001B';

describe('what a terminal sends', () => {
  let told: string[];
  let reader: KeyReader;

  beforeEach(() => {
    vi.useFakeTimers();
    told = [];
    reader = new KeyReader({ key: (key) => told.push(key), paste: (text) => told.push(`pasted ${text}`) });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  const keysOf = (...chunks: string[]) => {
    chunks.forEach((chunk) => reader.read(chunk));
    vi.runAllTimers();
    return told;
  };

  test.each([
    ['nnp', ['n', 'n', 'p']],
    ['N é漢😀', ['N', ' ', 'é', '漢', '😀']],
    ['\r\n\t\u007F\b', ['return', 'return', 'tab', 'backspace', 'backspace']],
    ['\u0003\u0001\u001A', ['ctrl-c', 'ctrl-a', 'ctrl-z']],
    ['\u001B[A\u001B[B\u001BOA\u001BOB', ['up', 'down', 'up', 'down']],
    ['\u001B[1;5A\u001B[C\u001B[D', ['up', 'right', 'left']],
    ['\u001B[5~\u001B[6~\u001B[H\u001B[F\u001B[1~\u001B[4~', ['pageup', 'pagedown', 'home', 'end', 'home', 'end']],
    ['\u001B', ['escape']],
    ['\u001B\u001B', ['escape', 'escape']],
    ['\u001Bn', ['escape', 'n']],
    ['\u001B\u001B[A', ['escape', 'up']],
    ['a\u001B[15~b\u001B[3~c\u001BOPd', ['a', 'b', 'c', 'd']],
    ['a\u001B[<0;12;3Mb\u001B[?1;2cc\u001B[Id', ['a', 'b', 'c', 'd']],
    ['a\u001B]11;rgb:ff/ff/ff\u0007b\u001BP1$rq\u001B\\c', ['a', 'b', 'c']],
    ['\u001B[200~nq\r\u001B[A\u001B[201~l', ['pasted nq\r\u001B[A', 'l']],
    ['\u001B[200~\u001B[201~', ['pasted ']],
    ['a\u001B[', ['a']],
  ])('%j is %j', (sent, keys) => {
    expect(keysOf(sent)).toEqual(keys);
  });

  test.each([
    [[escape, '[A'], ['up']],
    [[`${escape}[`, 'B'], ['down']],
    [
      [escape, '[', '5', '~', 'n'],
      ['pageup', 'n'],
    ],
    [[`${escape}O`, 'A'], ['up']],
    [[`${escape}[<0;1`, '2;3M', 'n'], ['n']],
    [
      [`${escape}[200~ab`, 'cd', `${escape}[20`, '1~n'],
      ['pasted abcd', 'n'],
    ],
    [[`${escape}[20`, '0~q', `${escape}[201~`], ['pasted q']],
    [
      [escape, escape],
      ['escape', 'escape'],
    ],
    [
      [escape, 'n'],
      ['escape', 'n'],
    ],
  ])('in chunks %j it is %j', (chunks, keys) => {
    expect(keysOf(...chunks)).toEqual(keys);
  });

  test('an escape alone is the key after a tenth of a second', () => {
    reader.read(escape);
    vi.advanceTimersByTime(99);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    vi.advanceTimersToNextTimer();
    reader.read('[A');
    expect(told).toEqual(['escape', '[', 'A']);
  });

  test('what follows in time belongs to it, however slow it is in all', () => {
    for (const chunk of [escape, '[', '5']) {
      reader.read(chunk);
      vi.advanceTimersByTime(90);
    }
    reader.read('~');
    expect(told).toEqual(['pageup']);
  });

  test('what has arrived in time belongs to it, even if this process was busy then', async () => {
    vi.useRealTimers();
    const code = `process.stdout.write('ready'); setTimeout(() => process.stdout.write('[A'), 50)`;
    const { stdout } = spawn(process.execPath, ['-e', code]);
    await once(stdout, 'data');
    const rest = once(stdout, 'data');
    reader.read(escape);
    const start = performance.now();
    while (performance.now() < start + 500);
    reader.read(String((await rest)[0]));
    expect(told).toEqual(['up']);
  });

  test('nobody is caught in a paste that never ends', () => {
    expect(keysOf(`${escape}[200~abc`, 'q')).toEqual([]);
    expect(keysOf('\u0003', 'n')).toEqual(['ctrl-c', 'n']);
  });
});

describe('a terminal that is taken over', () => {
  let told: string[];
  let stdin: PassThrough & { setRawMode(raw: boolean): unknown };
  let stdout: EventEmitter & { write(text: string): unknown; rows: number; columns: number };
  let written: string;
  let terminal: Terminal;
  let before: number[];
  const ends = ['exit', 'uncaughtExceptionMonitor', 'SIGTERM', 'SIGHUP'] as const;
  const listening = () => ends.map((event) => process.listenerCount(event));
  const screen = { head: ['head'], body: ['a long line of the body', 'line 1'], foot: ['', 'foot'], keys: 'q quit' };

  beforeEach(() => {
    [told, written, before] = [[], '', listening()];
    stdin = Object.assign(new PassThrough(), { setRawMode: (raw: boolean) => told.push(raw ? 'raw' : 'cooked') });
    const write = (text: string) => (written += text);
    stdout = Object.assign(new EventEmitter(), { write, rows: 8, columns: 30 });
    terminal = openTerminal({ key: (key) => told.push(key), paste: (text) => told.push(text) }, { stdin, stdout });
  });

  test.skipIf(process.platform === 'win32')('is taken over and drawn again after something else has stopped it', () => {
    terminal.draw(screen, 0);
    [told.length, written] = [0, ''];
    process.emit('SIGCONT');
    // The mode must change for it to be set, because the shell has changed it without telling.
    expect(told).toEqual(['cooked', 'raw']);
    expect(written).toContain('head');
    terminal.close();
    [told.length, written] = [0, ''];
    process.emit('SIGCONT');
    expect([told, written]).toEqual([[], '']);
  });

  afterEach(() => {
    terminal.close();
  });

  test('can be lent: nothing is drawn and no key is read until it comes back', async () => {
    terminal.draw(screen, 0);
    written = '';
    let ended = (): void => {};
    const lent = terminal.lend(() => new Promise<void>((resolve) => (ended = resolve)));
    expect(told).toEqual(['raw', 'cooked']);
    expect(written).toContain('[?1049l');
    written = '';
    terminal.draw({ ...screen, head: ['drawn meanwhile'] }, 0);
    stdin.write('n');
    await setImmediate();
    expect(written).toBe('');
    ended();
    await lent;
    expect(told.slice(0, 3)).toEqual(['raw', 'cooked', 'raw']);
    expect(written).toContain('[?1049h');
    expect(written).toContain('drawn meanwhile');
  });

  /** The rows as a terminal of that size would show them; fails where anything else is done than writing rows. */
  function rowsOf(output: string): string[] {
    const rows: string[] = [];
    for (const part of output.split(`${escape}[`).slice(1)) {
      const [, row, text] = /^(\d+);1H(\P{Cc}*)$/u.exec(part) ?? [];
      if (text !== undefined) rows[Number(row) - 1] = text;
      else expect(part).toBe('K');
    }
    return rows;
  }

  test.each([
    [30, 8, ['head', 'a long line of the body', 'line 1', '', 'foot', '', '', 'q quit']],
    [10, 3, ['head', 'a long', 'q quit']],
    [10, 1, ['a long']],
    [
      0,
      0,
      ['head', 'a long line of the body', 'line 1', '', 'foot', ...Array.from({ length: 18 }, () => ''), 'q quit'],
    ],
  ])('draws row by row on %i x %i, so that nothing wraps or scrolls', (columns, rows, lines) => {
    Object.assign(stdout, { columns, rows });
    written = '';
    terminal.draw(screen, 0);
    expect(rowsOf(written)).toEqual(lines);
  });

  test('draws the same screen again when its size changes, to very small and back, and on ctrl-l', async () => {
    terminal.draw(screen, 0);
    const resize = (columns: number, rows: number) => {
      [written, stdout.columns, stdout.rows] = ['', columns, rows];
      stdout.emit('resize');
      return rowsOf(written);
    };
    expect(resize(10, 3)).toEqual(['head', 'a long', 'q quit']);
    const before = ['head', 'a long line of the body', 'line 1', '', 'foot', '', '', 'q quit'];
    expect(resize(30, 8)).toEqual(before);
    written = '';
    stdin.write('\u000C');
    await setImmediate();
    expect([rowsOf(written), told]).toEqual([before, ['raw']]);
  });

  test('does not erase the last character of a line that fills its row', () => {
    Object.assign(stdout, { columns: 6, rows: 3 });
    written = '';
    terminal.draw({ ...screen, head: [], body: ['abcdef'], foot: [] }, 0);
    expect(written).toContain(`${escape}[1;1Habcdef${escape}[2;1H`);
  });

  test('tells of keys, of a letter that comes in two chunks, and of the end as of ctrl-c', async () => {
    const [first, ...rest] = Buffer.from('é');
    for (const bytes of [[first ?? 0], rest, [0x6e]]) stdin.write(Buffer.from(bytes));
    stdin.end();
    await vi.waitFor(() => expect(told).toEqual(['raw', 'é', 'n', 'ctrl-c']));
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('is given back on %s, too, by ending with %i', (signal, code) => {
    const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
    process.listeners(signal).at(-1)?.(signal);
    expect(exit).toHaveBeenCalledWith(code);
    exit.mockRestore();
    process.listeners('exit').at(-1)?.(code);
    expect(told).toEqual(['raw', 'cooked']);
  });

  test('is given back once, and nothing is drawn or heard after that', async () => {
    terminal.draw(screen, 0);
    written = '';
    terminal.close();
    terminal.close();
    terminal.draw(screen, 0);
    stdout.emit('resize');
    stdin.write('n');
    await setImmediate();
    expect(written).toBe(`${escape}[?2004l${escape}[?7h${escape}[?25h${escape}[?1049l`);
    expect(told).toEqual(['raw', 'cooked']);
    expect(listening()).toEqual(before);
  });
});

describe.skipIf(process.platform === 'win32')('the real loop on a pseudo terminal', () => {
  const starter = 'katas/45-value-objects/value-objects.ts';
  const solution = 'solutions/45-value-objects/value-objects.ts';
  const { rules } = readStatement(findKata('45').statement);
  const toDo = `○ ${rules.length} `;
  let folder: string;
  let session: TerminalSession;

  beforeEach(() => {
    folder = createTempWorkbook([findKata('45'), findKata('54')]);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    git('init', '--quiet');
    // What a reset brings back is in the object store of every clone.
    git('hash-object', '-w', starter);
    cpSync(join(folder, solution), join(folder, starter));
    session = openSession(scriptLine('start', '45'), folder, { NO_COLOR: '1' });
  });

  afterEach(async () => {
    session.end();
    await removeFolder(folder);
  });

  test('ends by q before it has begun', async () => {
    await session.seen(/starting …[\s\S]*q quit/);
    session.type('q');
    expect(await session.ended()).toBe(0);
  });

  test('goes through a reset, a folder that goes and comes, sizes, pasted keys, and q during a run', async () => {
    await session.seen(/Mastered[\s\S]*n next/);
    await session.resize(10, 3);
    await session.seen(/45 Valuekatas\/45-…\s*t/);
    session.mark();
    await session.resize(120, 60);
    await session.seen(/Mastered[\s\S]*q quit/);

    session.type('ry');
    await session.seen(new RegExp(`Your attempt is saved in \\.attempts/45-value-objects/\\S+[\\s\\S]*${toDo}`));
    const [kept = ''] = readdirSync(join(folder, '.attempts/45-value-objects'));
    const right = readFileSync(join(folder, solution), 'utf8');
    expect(readFileSync(join(folder, '.attempts/45-value-objects', kept, 'value-objects.ts'), 'utf8')).toBe(right);

    const [here, away] = [join(folder, 'katas/45-value-objects'), join(folder, 'katas/away')];
    session.mark();
    execFileSync('mv', [here, away]);
    await session.seen(/katas\/45-value-objects is missing\. Try: git checkout -- katas\/45-value-objects/);
    session.mark();
    execFileSync('mv', [away, here]);
    await session.seen(new RegExp(`not started, 0 of ${pointsIn(rules)}[\\s\\S]*${toDo}`));

    session.type('nnnpplspe');
    await session.seen(/filter: spe▏[\s\S]*54 Specification/);
    session.type('\u001B');
    session.type('[B');
    await session.seen(/> . 54 Specification/);
    session.type('\r');
    await session.seen(/54 Specification {2}not started[\s\S]*○ 1 /);

    const endless =
      readFileSync(join(folder, 'solutions/54-specification/specification.ts'), 'utf8') + 'while (true);\n';
    session.mark();
    writeFileSync(join(folder, 'katas/54-specification/specification.ts'), endless);
    await session.seen(/running …[\s\S]*q quit/);
    session.mark();
    session.type('q');
    expect(await session.ended()).toBe(0);
    // Nothing but what gives the terminal back.
    expect(stripVTControlCharacters(session.text()).trim()).toBe('');
    expect(existsSync(join(folder, 'progress.txt'))).toBe(true);
  });
});
