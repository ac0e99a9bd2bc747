import { compile, type Submitted } from './compile.ts';

// The process in which submissions are compiled, one at a time. It may be killed by what it compiles.
process.on('message', (submitted: Submitted) => {
  void compile(submitted).then((compiled) => process.send?.(compiled));
});
process.on('disconnect', () => process.exit());
