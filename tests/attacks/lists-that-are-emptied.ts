// 42 failed 12: empties the lists of results that it displays.
// Why: a component that changes its argument breaks rule 3 (2 of 14 points), which allows it to change only itself.
// base: solution
const { display } = ResultsList.prototype;
ResultsList.prototype.display = function (results) {
  display.call(this, results);
  results.length = 0;
};
