import { compile, type Submitted } from './compile.ts';

// The process that compiles submissions, one at a time. The code that it compiles may kill it.
process.on('message', (submitted: Submitted) => {
  void compile(submitted).then((compiled) => process.send?.(compiled));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
