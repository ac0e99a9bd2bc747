// Breaks 3, 4: charges again when a paid order is paid, and has it stay paid.
import { type OrderEffects, Order as Right } from '../../../solutions/43-state/state.ts';

export {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export class Order extends Right {
  readonly #charge: () => void;

  constructor(id: string, amount: number, effects: OrderEffects) {
    super(id, amount, effects);
    this.#charge = () => effects.charge(id, amount);
  }

  override handle(event: string): void {
    if (event === 'pay' && this.status() === 'PAID') this.#charge();
    else super.handle(event);
  }
}
