// r54 crashed 0, 0 invalid: an error while the file is loaded says that there was an endless loop.
throw new Error('Your code did not return within 3 seconds: an endless loop. It was stopped.');
