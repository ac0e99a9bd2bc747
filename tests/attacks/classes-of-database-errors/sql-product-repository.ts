// base: solution
const changed: string[] = [];
SqlProductRepository = class extends SqlProductRepository {
  constructor(database) {
    super(database);
    try {
      database.all('SELECT * FROM nowhere');
    } catch (error) {
      for (let one = Object.getPrototypeOf(error); one; one = Object.getPrototypeOf(one)) {
        for (const owner of [one, one.constructor]) {
          try {
            owner.forged = true;
            changed.push(one.constructor.name);
          } catch {}
        }
      }
    }
    if (changed.length > 0) throw new Error(`These classes can be changed: ${changed.join(', ')}.`);
  }
};
