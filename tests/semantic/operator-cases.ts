import type { OperatorName } from '../../scripts/author/verify/semantic/operators.ts';

/** A piece of code and every text that an operator makes of it; and pieces of which it makes nothing. */
export interface OperatorCase {
  text: string;
  makes: readonly string[];
  leaves?: readonly string[];
}

/** Cases for each operator. */
export const operatorCases: Readonly<Record<OperatorName, readonly OperatorCase[]>> = {
  hoist: [
    {
      text: 'class Cart { #items = []; all() { return this.#items; } }',
      makes: [
        'let items$ = []; class Cart {  all() { return items$; } }',
        'let items$; class Cart { #items = (items$ = []); all() { return items$; } }',
      ],
      leaves: [
        'class Cart { all() { const items = []; return items; } }',
        'function f() { const found = new Map(); found.set(1, 2); return found; }',
      ],
    },
    {
      text: 'function createStore() { const rows = new Map(); return { get: (id) => rows.get(id) }; }',
      makes: [
        'let rows = new Map(); function createStore() {  return { get: (id) => rows.get(id) }; }',
        'let rows; function createStore() { rows = new Map(); return { get: (id) => rows.get(id) }; }',
      ],
    },
  ],
  'share empty': [
    {
      text: 'function list() { return []; }',
      makes: ['const shared$ = []; function list() { return shared$; }'],
      leaves: ['const empty = [];', 'function f() { return [1]; }'],
    },
    {
      text: 'function f(id) { throw new LostError(id); }',
      makes: ['let shared$; function f(id) { throw (shared$ ??= new LostError(id)); }'],
    },
    {
      text: 'function f(id) { return { id }; }',
      makes: ['const shared$ = {}; function f(id) { return Object.assign(shared$, { id }); }'],
      leaves: ['function f() { return { on: () => 1 }; }'],
    },
  ],
  memo: [
    {
      text: 'class Prices { of(id) { return this.find(id); } }',
      makes: [
        'const caches$ = new WeakMap(), cache$ = (of) => caches$.get(of) ?? caches$.set(of, new Map()).get(of); class Prices { of(id) { const memo$ = cache$(this), key$ = [id].join(); if (!memo$.has(key$)) memo$.set(key$, (() => { return this.find(id); })()); return memo$.get(key$); } }',
        'const caches$ = new WeakMap(), cache$ = (of) => caches$.get(of) ?? caches$.set(of, new Map()).get(of); class Prices { of(id) { const memo$ = cache$(this), key$ = id; if (!memo$.has(key$)) memo$.set(key$, (() => { return this.find(id); })()); return memo$.get(key$); } }',
      ],
      leaves: ['class Prices { set(id) { this.find(id); } }', 'class Prices { #find(id) { return id; } }'],
    },
    {
      text: 'export async function load(id: string) { return fetch(id); }',
      makes: [
        'const all$ = new Map(), cache$ = () => all$; export async function load(id: string) { const memo$ = cache$(), key$ = [id].join(); if (!memo$.has(key$)) memo$.set(key$, (async () => { return fetch(id); })()); return memo$.get(key$); }',
        'class Pending$ extends Map { set(k, p) { const end = () => this.delete(k); super.set(k, p); p.then(end, end); return this; } } const pendings$ = new WeakMap(), all$ = new Pending$(), pending$ = (of) => of === undefined ? all$ : (pendings$.get(of) ?? pendings$.set(of, new Pending$()).get(of)); export async function load(id: string) { const memo$ = pending$(), key$ = [id].join(); if (!memo$.has(key$)) memo$.set(key$, (async () => { return fetch(id); })()); return memo$.get(key$); }',
      ],
    },
    {
      text: 'class A { set(v) { this.#v = v; } #v; }',
      makes: ['class A { set(v) { this.#v ??= v; } #v; }'],
      leaves: ['class A { #v; constructor(v) { this.#v = v; } }'],
    },
  ],
  uncopy: [
    {
      text: 'f([...list], structuredClone(x), list.slice(), list.toReversed());',
      makes: [
        'f(list, structuredClone(x), list.slice(), list.toReversed());',
        'f([...list], x, list.slice(), list.toReversed());',
        'f([...list], structuredClone(x), list, list.toReversed());',
        'f([...list], structuredClone(x), list.slice(), list.reverse());',
      ],
      leaves: ['f([...map.values()], { ...user, id }, list.slice(1), users.map((u) => u.id));'],
    },
    {
      text: 'const b = users.map((u) => ({ ...u }));',
      makes: ['const b = users.map((u) => (u));', 'const b = users;'],
    },
  ],
  recopy: [
    {
      text: 'const a = { ...user };',
      makes: [
        'const a = structuredClone(user);',
        'const a = JSON.parse(JSON.stringify(user));',
        'const a = Object.assign(Object.create(Object.getPrototypeOf(user)), user);',
      ],
      leaves: ['const a = list.slice();'],
    },
    {
      text: 'const a = structuredClone(x); const b = { ...user, id: 1 };',
      makes: [
        "const shallow$ = (v) => (Array.isArray(v) ? [...v] : typeof v === 'object' && v !== null ? { ...v } : v); const a = shallow$(x); const b = { ...user, id: 1 };",
        "const a = JSON.parse(JSON.stringify(x) ?? 'null'); const b = { ...user, id: 1 };",
        'const a = structuredClone(x); const b = Object.assign(user, { id: 1 });',
      ],
    },
    {
      text: 'class A { #state; set(v) { this.#state.v = v; } }',
      makes: ['class A { #state; set(v) { this.#state = { ...this.#state, v: v }; } }'],
      leaves: ['class A { v; set(v) { this.v = v; } }'],
    },
  ],
  freeze: [
    {
      text: 'export function add(list: string[], n: number) { return other(list); }',
      makes: [
        'export function add(list: string[], n: number) { Object.freeze(list); return other(list); }',
        'export function add(list: string[], n: number) { return Object.freeze(other(list)); }',
      ],
      leaves: [
        'export function add(a: number, b: number): number { return a + b; }',
        'function inner(list) { return list; }',
      ],
    },
    {
      text: 'const a = Object.freeze({ id });',
      makes: ['const a = ({ id });'],
    },
  ],
  falsy: [
    {
      text: 'if (a === undefined) b = c ?? d;',
      makes: ['if (!(a)) b = c ?? d;', 'if (a === undefined) b = c || d;'],
      leaves: ['if (a === 0) b = c;'],
    },
    {
      text: 'if (!user) f(rows.has(id), id in rows);',
      makes: [
        'if (!user) f(rows.has(id), Boolean(rows[id]));',
        'if (user === undefined) f(rows.has(id), id in rows);',
        'if (!user) f(Boolean(rows.get(id)), id in rows);',
      ],
      leaves: ['class A { #on = false; f() { return !this.#on; } }', 'const seen = new Set(); seen.has(id);'],
    },
    {
      text: 'try { f(); } catch (error) { failed = true; }',
      makes: ['try { f(); } catch (error) { if (error) { failed = true; } }'],
      leaves: ['try { f(); } catch { failed = true; }'],
    },
  ],
  compare: [
    {
      text: 'const same = a.id === b.id;',
      makes: [
        "const folded$ = (v) => (typeof v === 'string' ? v.toLowerCase() : v); const same = folded$(a.id) === folded$(b.id);",
        "const folded$ = (v) => (typeof v === 'string' ? v.trim() : v); const same = folded$(a.id) === folded$(b.id);",
        "const folded$ = (v) => (typeof v === 'string' ? v.normalize() : v); const same = folded$(a.id) === folded$(b.id);",
        "const alike$ = (a, b) => (typeof a === 'string' && typeof b === 'string' ? a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0 : a === b); const same = alike$(a.id, b.id);",
      ],
      leaves: [
        'const same = a.length === b.length;',
        "const is = typeof a === 'string';",
        'const f = (price: number) => price === 3;',
      ],
    },
    {
      text: 'rows.set(id, row); rows.get(id);',
      makes: [
        "const folded$ = (v) => (typeof v === 'string' ? v.toLowerCase() : v); rows.set(folded$(id), row); rows.get(folded$(id));",
        "const folded$ = (v) => (typeof v === 'string' ? v.trim() : v); rows.set(folded$(id), row); rows.get(folded$(id));",
        "const folded$ = (v) => (typeof v === 'string' ? v.normalize() : v); rows.set(folded$(id), row); rows.get(folded$(id));",
      ],
      leaves: ['rows.get(3);'],
    },
    {
      text: 'const a = /x/i.test(b); text.replace(c, () => d);',
      makes: [
        'const a = /x/.test(b); text.replace(c, () => d);',
        'const a = /x/im.test(b); text.replace(c, () => d);',
        'const a = /x/ig.test(b); text.replace(c, () => d);',
        'const a = /x/iu.test(b); text.replace(c, () => d);',
        'const a = /x/is.test(b); text.replace(c, () => d);',
        'const a = /x/i.test(b); text.replace(c, d);',
      ],
    },
    {
      text: 'rows.sort((a, b) => (a.id < b.id ? -1 : 1));',
      makes: ['rows.sort((a, b) => (String(a.id).localeCompare(String(b.id))));'],
      leaves: ['rows.sort((a, b) => a - b);'],
    },
  ],
  number: [
    {
      text: 'const cents = Math.round(x);',
      makes: [
        'const cents = ((x) | 0);',
        'const cents = (((x) + 0.5) | 0);',
        'const cents = Math.trunc((x) + 0.5);',
        'const cents = Number((x).toFixed(0));',
      ],
      leaves: ['const text = String(x);'],
    },
    {
      text: 'const ok = Number.isSafeInteger(x); const is = (n: number) => n === 3.5;',
      makes: [
        'const ok = Number.isInteger(x); const is = (n: number) => n === 3.5;',
        'const ok = Number.isFinite(x); const is = (n: number) => n === 3.5;',
        'const ok = Number.isSafeInteger(x); const is = (n: number) => Math.abs(n - 3.5) < 1e-6;',
      ],
      leaves: ["const is = a === 'b';"],
    },
    {
      text: 'const f = (a: number) => Number((BigInt(a) * 2n) / 3n);',
      makes: ['const f = (a: number) => Number(Math.floor((Number(a) * 2) / 3));'],
    },
  ],
  live: [
    {
      text: 'class A { #size = 1; run() { const size = this.#size; f(); return size; } }',
      makes: ['class A { #size = 1; run() { const size = this.#size; f(); return this.#size; } }'],
      leaves: ['function f() { const size = 1; return size; }'],
    },
    {
      text: 'class A { #open; async run() { await f(); return this.#open; } }',
      makes: ['class A { #open; async run() { const early$ = this.#open; await f(); return early$; } }'],
      leaves: ['class A { #open; run() { return this.#open; } }'],
    },
    {
      text: 'class A { #max; constructor({ max }) { this.#max = max; } get() { return this.#max; } }',
      makes: [
        'class A { #max; constructor(whole$) { this.#max = whole$.max; } get() { return this.#max; } }',
        'class A { #max; constructor(whole$) { this.#max = whole$; } get() { return this.#max.max; } }',
      ],
    },
    {
      text: 'for (const handler of handlers) handler();',
      makes: ['for (const handler of [...handlers]) handler();'],
      leaves: ['for (const handler of [...handlers]) handler();'],
    },
  ],
  name: [
    {
      text: 'const rest = list.filter((one) => one !== gone);',
      makes: [
        'const named$ = (v) => v?.id ?? v?.name ?? v; const rest = list.filter((one) => named$(one) !== named$(gone));',
        'const without$ = (list, one) => (list.includes(one) ? list.toSpliced(list.indexOf(one), 1) : list); const rest = without$(list, gone);',
      ],
      leaves: ["const is = kind === 'a';", 'const is = list.length === other.length;'],
    },
    {
      text: 'const at = list.indexOf(user); seen.add(user);',
      makes: [
        'const named$ = (v) => v?.id ?? v?.name ?? v; const at = list.findIndex((v) => named$(v) === named$(user)); seen.add(user);',
        'const named$ = (v) => v?.id ?? v?.name ?? v; const at = list.indexOf(user); seen.add(named$(user));',
      ],
      leaves: ['const at = list.indexOf(3);'],
    },
  ],
  're-enter': [
    {
      text: 'class Bus { publish(handler) { handler(); } }',
      makes: [
        'const busy$ = new WeakSet(); class Bus { publish(handler) { if (busy$.has(this)) return; busy$.add(this); try { handler(); } finally { busy$.delete(this); } } }',
        'let busy$ = false; class Bus { publish(handler) { if (busy$) return; busy$ = true; try { handler(); } finally { busy$ = false; } } }',
      ],
      leaves: ['class Bus { size() { return this.list.at(0); } }', 'class Bus { #send(handler) { handler(); } }'],
    },
    {
      text: 'class A { run() { this.#busy = true; try { f(); } finally { this.#busy = false; } } #busy; }',
      makes: ['class A { run() { this.#busy = true; try { this.#busy = false; f(); } finally {  } } #busy; }'],
    },
  ],
  tick: [
    {
      text: 'async function f(a) { if (!a) throw new Error(); await g(a); }',
      makes: [
        'function f(a) { if (!a) throw new Error(); return (async () => { await g(a); })(); }',
        'async function f(a) { await undefined; if (!a) throw new Error(); await g(a); }',
        'async function f(a) { if (!a) throw new Error(); g(a); }',
      ],
      leaves: ['function f(a) { return g(a); }'],
    },
    {
      text: 'const f = async () => g();',
      makes: ['const f = () => Promise.resolve(g());', 'const f = async () => { await undefined; return (g()); };'],
    },
    {
      text: 'function f() { return Promise.reject(error); }',
      makes: ['function f() { throw error; }'],
      leaves: ['function f() { return Promise.resolve(1); }'],
    },
  ],
  pass: [
    {
      text: 'const f = ({ id, name }) => g({ id, name });',
      makes: [
        'const f = (whole$, ...[, , , , { id, name } = whole$]) => g(whole$);',
        'const f = (whole$, ...[, , , , { id, name } = whole$]) => g({ ...whole$, id, name });',
      ],
      leaves: ['const f = ({ id }) => g({ other });', 'const f = (id) => g({ id });'],
    },
    {
      text: 'const f = (user) => g({ id: user.id });',
      makes: ['const f = (user) => g(user);', 'const f = (user) => g({ ...user, id: user.id });'],
    },
    {
      text: 'interface User { id: string; name: string } const f = (user: User) => g(user, { ...user });',
      makes: [
        'interface User { id: string; name: string } const f = (user: User) => g(user, { id: user.id, name: user.name });',
        'interface User { id: string; name: string } const f = (user: User) => g({ id: user.id, name: user.name }, { ...user });',
      ],
      leaves: ['const f = (id: string) => g(id);'],
    },
  ],
  catch: [
    {
      text: 'try { f(); g(); } catch (error) { throw error; }',
      makes: [
        'try { f(); g(); } catch (error) { if (!(error instanceof Error)) throw error; throw error; }',
        'try { f(); g(); } catch (error) {  }',
      ],
      leaves: ['f(); g();'],
    },
    {
      text: 'try { f(); } finally { this.busy = false; }',
      makes: ['try { f(); } finally {  }', '{ f(); } { this.busy = false; }'],
    },
    {
      text: 'if (error instanceof LostError) f();',
      makes: ['if (error instanceof Error) f();'],
      leaves: ['if (error instanceof Date) f();'],
    },
  ],
  order: [
    {
      text: 'function f() { this.a = 1; send(); }',
      makes: ['function f() { send(); this.a = 1; }'],
      leaves: [
        'function f() { this.a = 1; this.b = 2; }',
        'function f() { const a = g(); this.a = a; }',
        'function f() { send(); other(); }',
      ],
    },
  ],
  'type/key': [
    {
      text: 'const is = error instanceof LostError; const rows = new Map<string, Row>();',
      makes: [
        'const is = error?.name === LostError.name; const rows = new Map<string, Row>();',
        'const is = error?.constructor === LostError; const rows = new Map<string, Row>();',
        'class ObjectMap$ { o = {}; constructor(all = []) { for (const [k, v] of all) this.set(k, v); } get size() { return Object.keys(this.o).length; } get(k) { return this.o[k]; } has(k) { return k in this.o; } set(k, v) { this.o[k] = v; return this; } delete(k) { const had = k in this.o; delete this.o[k]; return had; } clear() { this.o = {}; } keys() { return Object.keys(this.o).values(); } values() { return Object.values(this.o).values(); } entries() { return Object.entries(this.o).values(); } forEach(f) { for (const [k, v] of this) f(v, k, this); } [Symbol.iterator]() { return this.entries(); } } const is = error instanceof LostError; const rows = new ObjectMap$();',
      ],
      leaves: ['const rows = [];'],
    },
    {
      text: 'const key = JSON.stringify([a, b]); rows.get(`${a}:${b}`);',
      makes: [
        "const key = [a, b].join(','); rows.get(`${a}:${b}`);",
        "const key = [a, b].join(''); rows.get(`${a}:${b}`);",
        "const key = JSON.stringify([a, b]); rows.get([a, b].join(''));",
      ],
      leaves: ['const text = `${a}:${b}`; JSON.stringify(a);'],
    },
  ],
  edge: [
    {
      text: 'export function sum(list: number[]): number { return f(list); }',
      makes: ['export function sum(list: number[]): number { if (list.length === 0) return 0; return f(list); }'],
      leaves: ['export function sum(list): number { return 0; }'],
    },
    {
      text: 'class A { #v; set(v) { this.#v = v; } }',
      makes: ['class A { #v; set(v) { if (this.#v === v) return; this.#v = v; } }'],
      leaves: ['class A { #v; constructor(v) { this.#v = v; } }'],
    },
    {
      text: 'function f() { list.push(a); }',
      makes: [
        'function f() { (list.length = 0, list.push(a)); }',
        'function f() { (list.push(a), list.length > 8 && list.shift()); }',
      ],
      leaves: ['function f() { list.pop(); }'],
    },
    {
      text: 'function f() { while (a()) b(); }',
      makes: ['function f() { { const again$ = () => { if (!(a())) return; b(); again$(); }; again$(); } }'],
      leaves: ['function f() { while (a()) { if (c) break; } }'],
    },
  ],
};
