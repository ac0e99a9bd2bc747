export { createConsoleNotifier, createInMemoryUserRepository, createSqlUserRepository, SqlError } from './core.ts';
export type { UserRow, UsersTable } from './core.ts';
