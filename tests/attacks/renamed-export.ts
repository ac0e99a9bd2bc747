// 45 missing 0: exports its money by another name.
export class Geld {}
export class Email {}
export class InvalidMoneyError extends Error {}
export class InvalidEmailError extends Error {}
export class CurrencyMismatchError extends Error {}
