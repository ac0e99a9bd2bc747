import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderName } from '../../../kata/folder-name.ts';
import { importedNamesByFile } from '../../../runner/validate-code.ts';
import { compiledName } from '../../sandbox/compiled-file.ts';
import type { GradingJob } from '../grading-job.ts';
import type { CompiledModule, Refusal } from '../../sandbox/compile/compile.ts';
import type { Compiler } from '../../sandbox/compile/compiler.ts';

/** Where one prepared job is. */
export interface Staged {
  /** The folder of the student, which is the target of the tests. */
  target: string;
  /** The folder with the files of the kata. */
  folder: string;
  modules: Record<string, CompiledModule>;
}

/** A temporary folder outside of the workbook for the files of submissions. It is removed when this process ends. */
export class SubmissionWorkspace {
  // On Windows, `tmpdir` may return a path with short names, while Vite uses the full ones.
  readonly root = realpathSync.native(mkdtempSync(join(tmpdir(), 'grade-')));
  readonly #remove = () => rmSync(this.root, { recursive: true, force: true });
  #count = 0;

  constructor() {
    // This also happens if the run is interrupted.
    process.once('exit', this.#remove);
  }

  /**
   * Writes and compiles the files of a kata and its helper files. Rejects code that cannot be run.
   *
   * @param about if the files are laws: the names of the files that they are about
   */
  async add(
    { kata, files, unreadable = new Map() }: Pick<GradingJob, 'kata' | 'files' | 'unreadable'>,
    compiler: Compiler,
    about?: readonly string[],
  ): Promise<Staged | { refusal: Refusal }> {
    this.#count += 1;
    const target = join(this.root, String(this.#count));
    const folder = join(target, folderName(kata));
    mkdirSync(folder, { recursive: true });
    const missing = kata.files.find((name) => !files.has(name));
    if (missing !== undefined) return { refusal: { status: 'missing', reason: `${missing} is missing.` } };
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    const texts = [...files].map(([name, content]): [string, string] => [name, content.toString('utf8')]);
    const [own, helpers] = [true, false].map((isOwn) =>
      Object.fromEntries(texts.filter(([name]) => kata.files.includes(name) === isOwn)),
    );
    const compiled = await compiler.compile({
      folder,
      files: own ?? {},
      helpers: helpers ?? {},
      unreadable: Object.fromEntries(unreadable),
      ...(about === undefined ? { needed: Object.fromEntries(importedNamesByFile(kata)) } : { needed: {}, about }),
    });
    if ('refusal' in compiled) return compiled;
    writeFileSync(join(folder, compiledName), JSON.stringify(compiled.modules));
    return { target, folder, modules: compiled.modules };
  }

  /** A new empty folder for temporary files, which is removed with everything else. */
  tempFolder(): string {
    return mkdtempSync(join(this.root, 'temp-'));
  }

  remove({ target }: Pick<Staged, 'target'>): void {
    rmSync(target, { recursive: true, force: true });
  }

  close(): void {
    process.off('exit', this.#remove);
    this.#remove();
  }
}
