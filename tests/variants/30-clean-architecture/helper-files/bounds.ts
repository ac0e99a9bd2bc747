export const at = {
  least: (bound: number) => (value: number) => value >= bound,
};
