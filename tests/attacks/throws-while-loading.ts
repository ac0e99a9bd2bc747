// 45 crashed 0: throws what is no error while it is loaded.
// base: solution
throw { stack: 7, message: {} };
