import { AsyncLocalStorage } from 'node:async_hooks';
import { types } from 'node:util';
import { describeValue, type ObjectNumbering } from './describe-value.ts';

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** Instrumented code calls this to record what passes between the code and its surroundings. */
export interface Recorder {
  /** Wraps one of the code's own functions, so that calls from outside are recorded. */
  own<F>(fn: F): F;
  /** Wraps the methods and accessors of an object, in place, so that calls from outside are recorded. */
  object<T extends object>(object: T): T;
  /** Wraps a class, its constructor included, so that calls from outside are recorded. */
  type<C extends object>(type: C): C;
  /** Calls a function, and records the call if the function does not belong to the code. */
  call(fn: unknown, self: unknown, args: unknown[]): unknown;
  /** Calls a method, and records the call if the method does not belong to the code. */
  send(object: unknown, method: string, args: unknown[]): unknown;
}

/** Where a call comes from: the code under test, or the laws and their stand-ins. Follows promises. */
const side = new AsyncLocalStorage<'code' | 'outside'>();
const ownFunctions = new WeakSet<object>();

/** Where a recorder passes on what it sees. */
export interface Notes {
  /** Whether events are wanted now. */
  isOpen(): boolean;
  /** Whether no more events are wanted in this test, so that what is made now need not be watched. */
  isOver(): boolean;
  /** An event, as a line of text. */
  event(text: string): void;
  /** The numbers of the objects in the current test. */
  numbers(): ObjectNumbering;
}

/** Creates a recorder that passes on what it sees. */
export function createRecorder({ isOpen, isOver, event: note, numbers }: Notes): Recorder {
  const text = (value: unknown) => describeValue(value, numbers());
  const list = (values: readonly unknown[]) => values.map(text).join(', ');

  /** Makes one call across the border, and records its inputs and results. */
  const cross = (name: string, to: 'code' | 'outside', args: readonly unknown[], action: () => unknown): unknown => {
    const prefix = to === 'code' ? '' : 'calls ';
    note(`${prefix}${name}(${list(args)})`);
    try {
      const result = side.run(to, action);
      note(`${prefix}${name} returns ${text(result)}`);
      if (types.isPromise(result)) {
        result.then(
          (value) => note(`${prefix}${name} resolves with ${text(value)}`),
          (error: unknown) => note(`${prefix}${name} rejects with ${text(error)}`),
        );
      }
      return result;
    } catch (error) {
      note(`${prefix}${name} throws ${text(error)}`);
      throw error;
    }
  };
  const wrap = (fn: AnyFunction, name: string): AnyFunction => {
    const wrapped: AnyFunction = function wrapped(...args) {
      if (!isOpen() || side.getStore() === 'code') return fn.apply(this, args);
      return cross(name, 'code', args, () => fn.apply(this, args));
    };
    Object.defineProperties(wrapped, { name: { value: fn.name }, length: { value: fn.length } });
    ownFunctions.add(wrapped);
    ownFunctions.add(fn);
    return wrapped;
  };
  const wrapAll = (object: object, owner: string): void => {
    for (const key of Reflect.ownKeys(object)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(object, key);
      if (!descriptor?.configurable || key === 'constructor' || key === 'prototype') continue;
      const name = owner === '' ? String(key) : `${owner}.${String(key)}`;
      for (const part of ['value', 'get', 'set'] as const) {
        const fn: unknown = descriptor[part];
        if (typeof fn === 'function' && !ownFunctions.has(fn) && !isClass(fn))
          descriptor[part] = wrap(fn as AnyFunction, name);
      }
      Object.defineProperty(object, key, descriptor);
    }
  };
  const call = (fn: unknown, self: unknown, args: unknown[]): unknown => {
    if (typeof fn !== 'function') return (fn as AnyFunction)(...args);
    if (!isOpen() || ownFunctions.has(fn) || isNative(fn)) return Reflect.apply(fn, self, args);
    // Recorded under the identity of the function, not the expression that led to it, which no function can see.
    return cross(text(fn), 'outside', args, () => Reflect.apply(fn as AnyFunction, self, args));
  };

  return {
    own: (fn) =>
      typeof fn === 'function' && !isOver()
        ? (wrap(fn as unknown as AnyFunction, fn.name || 'function') as typeof fn)
        : fn,
    object: (object) => {
      if (!isOver()) wrapAll(object, '');
      return object;
    },
    type: (type) => {
      const { name, prototype } = type as unknown as { name: string; prototype: object };
      wrapAll(prototype, name);
      wrapAll(type, name);
      const proxy = new Proxy(type, {
        construct: (target, args: unknown[], newTarget: object) => {
          const construct = () => Reflect.construct(target as never, args, newTarget as never) as object;
          if (!isOpen() || side.getStore() === 'code') return construct();
          return cross(`new ${name}`, 'code', args, construct) as object;
        },
      });
      return proxy;
    },
    call: (fn, self, args) => call(fn, self, args),
    send: (object, method, args) => {
      if (object === undefined || object === null) return (object as never as Record<string, AnyFunction>)[method]?.();
      return call(Reflect.get(Object(object) as object, method, object), object, args);
    },
  };
}

const natives = new WeakMap<object, boolean>();

/** Whether a function belongs to the language. */
function isNative(fn: object): boolean {
  const known = natives.get(fn);
  if (known !== undefined) return known;
  const native = /\{\s*\[native code\]\s*\}\s*$/.test(Function.prototype.toString.call(fn));
  natives.set(fn, native);
  return native;
}

function isClass(fn: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(fn));
}
