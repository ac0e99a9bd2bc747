// base: solution
SqlProductRepository = class extends SqlProductRepository {
  constructor(database) {
    super(database);
    database.run("/* a */ Attach DATABASE 'products.db' AS elsewhere");
  }
};
