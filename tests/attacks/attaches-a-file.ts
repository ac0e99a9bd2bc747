// 52 failed 0: keeps its products in a file of its choice.
// base: solution
const { save } = SqlProductRepository.prototype;
SqlProductRepository = class extends SqlProductRepository {
  constructor(database) {
    super(database);
    database.run("/* a */ Attach DATABASE 'products.db' AS elsewhere");
  }
};
