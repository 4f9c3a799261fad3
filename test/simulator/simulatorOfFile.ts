import { startSimulator, type AkoolSimulator, type SimulatorOptions } from '../../tools/simulator';

/**
 * Starts a simulator for the tests of a file; it forgets everything after each.
 *
 * @returns gives it while tests run
 */
export function simulatorOfFile(options: Partial<SimulatorOptions>): () => AkoolSimulator {
	let simulator: AkoolSimulator | undefined;
	beforeAll(async () => {
		simulator = await startSimulator(options);
	});
	afterEach(() => simulator?.reset());
	afterAll(async () => await simulator?.close());
	return () => {
		if (simulator === undefined) throw new Error('The simulator runs only during tests');
		return simulator;
	};
}
