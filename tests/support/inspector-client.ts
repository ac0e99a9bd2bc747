import { randomBytes } from 'node:crypto';
import { get } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A connection to a process that waits for a debugger. What is awaited is rejected once the process has ended. */
export interface Inspector {
  /** Calls a method of the inspector protocol, and returns its result. */
  send<T>(method: string, params?: object): Promise<T>;
  /** The parameters of the next event of this kind that `isMeant` accepts. */
  once<T>(method: string, isMeant: (params: T) => boolean): Promise<T>;
  close(): void;
}

interface Message {
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
}

/** Attaches to a port of this machine as soon as a process listens there. Node 20 has no WebSocket of its own. */
export async function attachInspector(port: number): Promise<Inspector> {
  const socket = await upgrade(await addressOf(port));
  const listeners = new Set<(message: Message) => void>();
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let frame = frameIn(rest); frame; frame = frameIn(rest)) {
      rest = rest.subarray(frame.length);
      const message = JSON.parse(frame.text) as Message;
      listeners.forEach((listener) => listener(message));
    }
  });
  let last = 0;
  const next = <T>(select: (message: Message) => T | undefined) =>
    new Promise<T>((resolve, reject) => {
      const onClose = () => reject(new Error('The process has ended.'));
      const listener = (message: Message) => {
        const found = select(message);
        if (found === undefined) return;
        listeners.delete(listener);
        socket.off('close', onClose);
        resolve(found);
      };
      listeners.add(listener);
      socket.once('close', onClose);
    });
  return {
    send: <T>(method: string, params: object = {}) => {
      const id = (last += 1);
      socket.write(maskedFrame(JSON.stringify({ id, method, params })));
      return next((message) => (message.id === id ? (message.result as T) : undefined));
    },
    once: <T>(method: string, isMeant: (params: T) => boolean) =>
      next((message) =>
        message.method === method && isMeant(message.params as T) ? (message.params as T) : undefined,
      ),
    close: () => socket.destroy(),
  };
}

async function addressOf(port: number): Promise<URL> {
  for (let i = 0; i < 300; i += 1) {
    try {
      // oxlint-disable-next-line no-await-in-loop
      const response = await fetch(`http://127.0.0.1:${port}/json/list`);
      // oxlint-disable-next-line no-await-in-loop
      const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[];
      if (target) return new URL(target.webSocketDebuggerUrl);
    } catch {
      // It does not listen yet.
    }
    // oxlint-disable-next-line no-await-in-loop
    await delay(100);
  }
  throw new Error('No process waits for a debugger.');
}

function upgrade({ hostname, port, pathname }: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    };
    const request = get({ host: hostname, port, path: pathname, headers });
    request.once('upgrade', (_response, socket: Socket) => resolve(socket));
    request.once('error', reject);
  });
}

/** A masked text frame, as RFC 6455 requires from clients. */
function maskedFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const mask = randomBytes(4);
  const size = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 0xff];
  const [first = 0, ...more] = size;
  return Buffer.concat([
    Buffer.from([0x81, 0x80 | first, ...more]),
    mask,
    payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0)),
  ]);
}

/** The first complete text frame in the received bytes. */
function frameIn(bytes: Buffer): { text: string; length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const start = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < start) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  const length = start + size;
  return bytes.length < length ? undefined : { text: bytes.subarray(start, length).toString(), length };
}
