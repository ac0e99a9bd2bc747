// 45 passed 17: changes the class of events that it never names, and fails if that works.
// base: solution
const { port1, port2 } = new MessageChannel();
const received = new Promise((resolve) => {
  port2.onmessage = resolve;
});
port1.postMessage(1);
const changed: string[] = [];
for (let one = Object.getPrototypeOf(await received); one; one = Object.getPrototypeOf(one)) {
  for (const key of Reflect.ownKeys(one)) {
    for (const owner of [one, Object.getOwnPropertyDescriptor(one, key).get, one.constructor]) {
      try {
        owner.forged = true;
        changed.push(String(key));
      } catch {}
    }
  }
}
port1.close();
if (changed.length > 0) throw new Error(`These can be changed: ${changed.join(', ')}.`);
