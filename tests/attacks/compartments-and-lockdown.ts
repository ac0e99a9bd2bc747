// 45 failed 0: makes cages of its own, and locks what is locked.
// base: starter
const attempts = [
  () => lockdown({ errorTaming: 'safe' }),
  () => new Compartment({ globals: globalThis }).evaluate('process.reallyExit(0)'),
  () => harden(globalThis),
  () => Object.setPrototypeOf(globalThis, { expect: 1 }),
  () => Object.setPrototypeOf(Object.prototype, null),
];
for (const attempt of attempts) {
  try {
    attempt();
  } catch {}
}
