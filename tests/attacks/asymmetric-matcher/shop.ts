// base: starter
