// Loaded into n8n before its own code: when the process that started n8n ends, however it ends, the
// channel between them closes, and n8n shuts down as if told to.
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
	process.channel.unref();
	process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
