import { describe, expect, test } from 'vitest';
import { editorCommand } from '../scripts/learner/watch/editor.ts';

const places = [{ file: '/w/a.ts', line: 12, column: 3 }, { file: '/w/README.md' }];
const command = (env: NodeJS.ProcessEnv) => {
  const { command: name, args, needsTerminal } = editorCommand(places, env, 'linux');
  return `${needsTerminal ? 'in the terminal: ' : ''}${[name, ...args].join(' ')}`;
};

describe('which editor, and how it is told the line', () => {
  test.each([
    [{ EDITOR: 'vim' }, 'in the terminal: vim -O +12 /w/a.ts /w/README.md'],
    [{ EDITOR: 'vi' }, 'in the terminal: vi +12 /w/a.ts /w/README.md'],
    [{ EDITOR: 'nano', VISUAL: 'emacs -nw' }, 'in the terminal: emacs -nw +12 /w/a.ts /w/README.md'],
    [{ VISUAL: 'hx' }, 'in the terminal: hx /w/a.ts:12:3 /w/README.md'],
    [{ VISUAL: 'code --reuse-window' }, 'code --reuse-window --goto /w/a.ts:12:3 --goto /w/README.md'],
    [{ EDITOR: '"/opt/my editors/subl" -n' }, '/opt/my editors/subl -n /w/a.ts:12:3 /w/README.md'],
    [{ EDITOR: 'webstorm' }, 'webstorm --line 12 /w/a.ts /w/README.md'],
    [{ EDITOR: 'C:\\Windows\\notepad.exe' }, 'C:\\Windows\\notepad.exe /w/a.ts /w/README.md'],
    [{ EDITOR: 'unheard-of' }, 'in the terminal: unheard-of /w/a.ts /w/README.md'],
    [{ EDITOR: 'vim', TERM_PROGRAM: 'vscode' }, 'code --goto /w/a.ts:12:3 --goto /w/README.md'],
  ])('%j', (env, expected) => {
    expect(command(env)).toBe(expected);
  });

  test.each([
    ['linux', 'No editor is set in $VISUAL or $EDITOR. Try: EDITOR=nano npm start'],
    ['win32', 'No editor is set in $VISUAL or $EDITOR. Try: $env:EDITOR = "code"; npm start'],
  ] as const)('without one, on %s, a line says how to set it', (platform, line) => {
    expect(() => editorCommand(places, {}, platform)).toThrow(line);
  });
});
