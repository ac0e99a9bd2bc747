// 42 failed 12: empties the lists of results that it displays.
// base: solution
const { display } = ResultsList.prototype;
ResultsList.prototype.display = function (results) {
  display.call(this, results);
  results.length = 0;
};
