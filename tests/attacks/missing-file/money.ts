// 45 missing 0: hands in a file of another name.
export class Money {}
