// base: solution
const luck = () => new Function('return globalThis')().Date.now();
void luck;
