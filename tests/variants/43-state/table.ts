import { type OrderEffects, type OrderStatus, TransitionRefusedError } from '../../../solutions/43-state/state.ts';

export {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

type Row = readonly [from: OrderStatus, event: string, to: OrderStatus, effect?: keyof OrderEffects];

const rows: readonly Row[] = [
  ['PENDING', 'pay', 'PAID', 'charge'],
  ['PENDING', 'cancel', 'CANCELLED'],
  ['PAID', 'ship', 'SHIPPED', 'dispatch'],
  ['PAID', 'cancel', 'CANCELLED', 'refund'],
];

/** Everything in closures of the constructor, the methods its own properties. */
export class Order {
  readonly status: () => OrderStatus;
  readonly can: (event: string) => boolean;
  readonly handle: (event: string) => void;
  readonly pay = (): void => this.handle('pay');
  readonly ship = (): void => this.handle('ship');
  readonly cancel = (): void => this.handle('cancel');

  constructor(id: string, amount: number, effects: OrderEffects) {
    let status: OrderStatus = 'PENDING';
    let depth = 0;
    const rowOf = (name: string) => rows.find(([from, event]) => depth === 0 && from === status && event === name);
    this.status = () => status;
    this.can = (event) => rowOf(event) !== undefined;
    this.handle = (event) => {
      const row = rowOf(event);
      if (row === undefined) throw new TransitionRefusedError(status, event);
      const [, , to, effect] = row;
      depth += 1;
      try {
        if (effect !== undefined) effects[effect](id, amount);
        status = to;
      } finally {
        depth -= 1;
      }
    };
  }
}
