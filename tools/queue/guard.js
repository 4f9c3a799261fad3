// Runs a program that knows nothing of the process that wants it. When that process ends, however it
// ends, the channel between them closes, and the program is stopped, too.
const { spawn } = require('node:child_process');

const KILL_AFTER_MS = 10_000;

const { command, args, cwd, owner, stopSignal } = JSON.parse(process.argv[2]);
const program = spawn(command, args, { cwd, ...owner, stdio: ['ignore', 'inherit', 'inherit'] });

const stop = () => {
	program.kill(stopSignal);
	setTimeout(() => program.kill('SIGKILL'), KILL_AFTER_MS).unref();
};
process.once('disconnect', stop);
process.once('SIGTERM', stop);
// Ctrl-C reaches the program without help.
process.on('SIGINT', () => {});

program.once('error', (error) => {
	console.error(error.message);
	process.exit(1);
});
program.once('exit', (code) => process.exit(code ?? 1));
