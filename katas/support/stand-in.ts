const accessesBeyondInterface = new WeakMap<object, string[]>();

/**
 * A collaborator with an interface and nothing else: it has no class, no prototype, and no state to reach into. Code
 * must use the interface. The stand-in records every other property that the code reads, writes, deletes or looks for.
 * Such a property reads as undefined, and writing or deleting any property is recorded and has no effect.
 *
 * @param name what reports call it, like `broker`
 * @param members the methods and properties of the interface
 */
export function standIn<T extends object>(name: string, members: T): T {
  const accesses: string[] = [];
  const isMember = (key: PropertyKey) => Object.hasOwn(members, key);
  // Properties that JavaScript itself reads from any object, for example when it is awaited, printed or compared.
  const isOfTheLanguage = (key: PropertyKey) => typeof key === 'symbol' || key === 'then' || key === 'toJSON';
  const record = (what: string, key: PropertyKey) => {
    if (!isOfTheLanguage(key)) accesses.push(`${what} ${name}.${String(key)}`);
  };
  const proxy = new Proxy(Object.create(null) as T, {
    get: (_, key) => {
      if (isMember(key)) return Reflect.get(members, key);
      record('reads', key);
      return undefined;
    },
    has: (_, key) => {
      if (!isMember(key)) record('looks for', key);
      return isMember(key);
    },
    set: (_, key) => {
      record('assigns', key);
      return true;
    },
    defineProperty: (_, key) => {
      record('defines', key);
      return true;
    },
    deleteProperty: (_, key) => {
      record('deletes', key);
      return true;
    },
    ownKeys: () => Reflect.ownKeys(members),
    getOwnPropertyDescriptor: (_, key) => {
      if (!isMember(key)) record('looks for', key);
      return isMember(key)
        ? { value: Reflect.get(members, key), enumerable: true, configurable: true, writable: true }
        : undefined;
    },
    getPrototypeOf: () => null,
  });
  accessesBeyondInterface.set(proxy, accesses);
  return proxy;
}

/**
 * Everything beyond its interface that code did with a stand-in, in order: `reads broker.queues`. Empty if the code
 * used only the interface.
 *
 * @param proxy what `standIn` returned
 */
export function beyondInterface(proxy: object): string[] {
  return [...(accessesBeyondInterface.get(proxy) ?? [])];
}
