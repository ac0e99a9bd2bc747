// 45 failed 0: leaves the cage by the constructors of all kinds of functions.
// base: starter
const kinds = [function () {}, async () => {}, function* () {}, async function* () {}, console.log, setTimeout, Money];
for (const { constructor } of [...kinds, ...kinds.map(Object.getPrototypeOf)]) {
  try {
    const found = constructor('return typeof process === "object" ? process : undefined')();
    (found?.next?.().value ?? (await found))?.reallyExit(0);
  } catch {}
}
