export interface User {
  readonly id: string;
  readonly name: string;
}

/** A database, or a decorator around another repository. */
export interface UserRepository {
  /** Resolves with `undefined` if there is no such user. */
  findById(id: string): Promise<User | undefined>;
  /** Resolves with the user as stored, which may differ from the user passed in. */
  save(user: User): Promise<User>;
}
