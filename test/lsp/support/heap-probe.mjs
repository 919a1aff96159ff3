// Loaded into a server process before the server: answers any message of its parent with the heap after a collection.

process.on("message", () => {
  globalThis.gc();
  globalThis.gc();
  process.send(process.memoryUsage().heapUsed);
});
// The server ends when its input does, whether or not somebody still listens here.
process.channel.unref();
