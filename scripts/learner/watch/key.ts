/** A key as the terminal names it: `n`, `up`, `return`, `escape`, `backspace`, `ctrl-c`. */
export type Key = string;
