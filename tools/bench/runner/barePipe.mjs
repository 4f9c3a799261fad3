// Downloads an address into a file with nothing but Node, and prints how long it took and how much
// resident memory rose, as JSON. Run with the Node that runs n8n.
import { createWriteStream } from 'node:fs';
import { get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { clearInterval, setInterval } from 'node:timers';

const LOOK_EVERY_MS = 20;
const [address, file] = process.argv.slice(2);

const before = process.memoryUsage.rss();
let peak = before;
const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), LOOK_EVERY_MS);
const started = performance.now();
const answer = await new Promise((resolve, reject) => get(address, resolve).once('error', reject));
await pipeline(answer, createWriteStream(file));
const tookMs = performance.now() - started;
clearInterval(timer);
const rise = (Math.max(peak, process.memoryUsage.rss()) - before) / 1024 ** 2;
process.stdout.write(JSON.stringify({ tookMs, rise }));
