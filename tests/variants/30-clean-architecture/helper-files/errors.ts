export interface OrderItem {
  readonly productId: string;
  readonly price: number;
  readonly quantity: number;
}

export type OrderField = 'items' | 'price' | 'quantity' | 'total';

export class InvalidOrderError extends Error {
  readonly field: OrderField;
  readonly value: unknown;

  constructor(field: OrderField, value: unknown) {
    super(field);
    this.field = field;
    this.value = value;
  }
}
