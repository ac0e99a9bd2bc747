import { expect, test } from 'vitest';
import { withDatabase } from '../katas/support/sqlite.ts';

test.each([
  'INSERT INTO t VALUES (1)',
  '/* */ INSERT INTO t VALUES (1)',
  '-- a\n  INSERT INTO t VALUES (1)',
  ';INSERT INTO t VALUES (1)',
  'WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a',
  '/* SELECT */ UPDATE t SET x = 1',
])('the database counts %j as a write', (sql) => {
  withDatabase((database) => {
    database.connection.run('CREATE TABLE t (x)');
    database.failAtWrite(1);
    expect(() => database.connection.run(sql)).toThrow('disk I/O error');
    expect(database.writes).toHaveLength(1);
  });
});

test.each(["SELECT 'INSERT'", 'SELECT 1 -- DELETE', 'CREATE TABLE t (x, updated)'])('and %j as none', (sql) => {
  withDatabase((database) => {
    database.connection.run(sql);
    expect(database.writes).toEqual([]);
  });
});

test.each(["ATTACH 'a' AS b", 'VACUUM', 'PRAGMA max_page_count = 99999', 'PRAGMA journal_mode = WAL'])(
  'it refuses %j',
  (sql) => {
    withDatabase(({ connection }) => {
      expect(() => connection.run(sql)).toThrow('does not support');
    });
  },
);

test('it never takes more than 32 MB', () => {
  withDatabase(({ connection }) => {
    connection.run('CREATE TABLE t (x)');
    const fill = () => {
      for (let i = 0; i < 40; i += 1) connection.run('INSERT INTO t VALUES (zeroblob(1000000))');
    };
    expect(fill).toThrow(/full/);
  });
});
