/** What has happened on the write side. The two sides share nothing else. */
export type ProductEvent =
  | { readonly type: 'CategoryNamed'; readonly categoryId: string; readonly name: string }
  | {
      readonly type: 'ProductAdded';
      readonly productId: string;
      readonly name: string;
      /** In cents. */
      readonly price: number;
      readonly categoryId: string;
    }
  | { readonly type: 'StockAdded'; readonly productId: string; readonly quantity: number; readonly reason: string }
  | { readonly type: 'StockRemoved'; readonly productId: string; readonly quantity: number };
