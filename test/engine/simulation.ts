import type { IDataObject } from 'n8n-workflow';

import type { AkoolSimulator, SimulatorOptions } from '../../tools/simulator';
import { simulatorOfFile } from '../simulator/simulatorOfFile';
import { credentialFor, runOperation, type OperationName } from './operations';
import type { RunOptions, RunResult } from './runWorkflow';

/** An account at a simulated Akool, for a whole test file. */
export interface SimulatedAccount {
	readonly akool: AkoolSimulator;
	/** The credential that signs in at it. */
	readonly credential: IDataObject;
	/** Runs the workflow of one operation with that credential. */
	run(operation: OperationName, options?: RunOptions): Promise<RunResult>;
}

/** Starts a simulator for the tests of a file; it forgets everything after each. */
export function simulatedAccount(options: Partial<SimulatorOptions> = {}): SimulatedAccount {
	const simulator = simulatorOfFile({ stepMs: Infinity, credit: 1e6, ...options });
	return {
		get akool() {
			return simulator();
		},
		get credential() {
			return credentialFor(this.akool);
		},
		async run(operation, runOptions = {}) {
			return await runOperation(operation, { credential: this.credential, ...runOptions });
		},
	};
}
