export const free = (): number => 0;
