// Loads files of nodes in a process of its own, and prints how long that took in milliseconds.
// n8n's own n8n-workflow, not that of this repository, is loaded before, because in n8n it always is.
require(require.resolve('n8n-workflow', { paths: [process.env.NODE_PATH] }));

const started = process.hrtime.bigint();
for (const file of process.argv.slice(2)) require(file);
process.stdout.write(String(Number(process.hrtime.bigint() - started) / 1e6));
