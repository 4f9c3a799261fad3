// Loads files of nodes in a process of its own, and prints how long that took in milliseconds.
// n8n-workflow is loaded before, because in n8n it always is.
require('n8n-workflow');

const started = process.hrtime.bigint();
for (const file of process.argv.slice(2)) require(file);
process.stdout.write(String(Number(process.hrtime.bigint() - started) / 1e6));
