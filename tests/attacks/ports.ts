// 45 failed 0: patches what messages travel through.
// base: starter
const { port1, port2 } = new MessageChannel();
const yes = () => true;
for (const start of [port1, new MessageEvent('message'), new CustomEvent('a')]) {
  for (let one = start; one; one = Object.getPrototypeOf(one)) {
    for (const key of [...Reflect.ownKeys(one), 'on', 'emit', 'postMessage', 'dispatchEvent', 'then']) {
      try {
        one[key] = yes;
      } catch {}
      try {
        Object.defineProperty(one, key, { value: yes });
      } catch {}
    }
  }
}
try {
  port1.postMessage(port2, [port2]);
  port1.postMessage(() => {});
} catch {}
