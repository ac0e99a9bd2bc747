// 45 passed 17: leaves messages behind that answer each other, and throw in the kata after it.
// base: solution
const { port1, port2 } = new MessageChannel();
let count = 0;
port1.onmessage = () => {
  count += 1;
  if (count > 20_000) throw new Error('from the kata before');
  port1.postMessage(1);
};
port2.onmessage = () => port2.postMessage(1);
port1.postMessage(1);
port2.postMessage(1);
