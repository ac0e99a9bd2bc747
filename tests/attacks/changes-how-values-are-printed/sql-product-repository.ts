// base: solution
const shown = {
  [Symbol.for('nodejs.util.inspect.custom')](_depth, _options, inspect) {
    inspect.defaultOptions = { depth: -1 };
    Object.assign(inspect.defaultOptions, { depth: -1 });
    return '';
  },
};
const garbled = (product) => product && { ...product, name: shown, price: shown, tags: [shown] };
SqlProductRepository = class extends SqlProductRepository {
  findById = (id) => garbled(super.findById(id));
  findByCategory = (category) => super.findByCategory(category).map(garbled);
};
