import { randomUUID } from 'node:crypto';

import type { WorkflowDefinition } from '../n8n/types';
import type { Stage } from './runner/stages';
import {
	afterwards,
	akoolStep,
	askForJob,
	chain,
	createJob,
	httpRequestStep,
	manualStart,
	type Step,
} from './runner/workflows';

/** The execution's own video, by which its job is known. */
const SOURCE = '=https://videos.example/{{ $execution.id }}.mp4';

/** Create and Wait for one job, started by hand. */
export function createAndWait(stage: Stage, parameters: Step['parameters']): WorkflowDefinition {
	const whole = {
		operation: 'createAndWait',
		videoUrl: SOURCE,
		targetLanguages: ['fr'],
		options: {},
		...parameters,
	};
	const name = `Create and Wait, ${String(parameters.waitMode)}`;
	return chain(name, [manualStart, akoolStep(whole, stage.credential), afterwards]);
}

/** What a user builds by hand: create, then wait and ask until the job is final. */
export function loop({ akool, credential }: Stage, seconds: number): WorkflowDefinition {
	const body =
		'={{ JSON.stringify({ url: "https://videos.example/" + $execution.id + ".mp4", language: "fr", source_language: "DEFAULT", lipsync: false }) }}';
	const wait: Step = {
		name: 'Wait',
		type: 'n8n-nodes-base.wait',
		typeVersion: 1.1,
		webhookId: randomUUID(),
		parameters: { amount: seconds, unit: 'seconds' },
	};
	const ask = askForJob(akool, "={{ $('Create').first().json.data._id }}");
	const isFinal: Step = {
		name: 'Is Final',
		type: 'n8n-nodes-base.if',
		typeVersion: 2.2,
		parameters: {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				combinator: 'and',
				conditions: [
					{
						id: randomUUID(),
						leftValue: '={{ $json.data.video_status }}',
						rightValue: 3,
						operator: { type: 'number', operation: 'gte' },
					},
				],
			},
			options: {},
		},
	};
	const definition = chain('Loop of Wait and HTTP Request', [
		manualStart,
		httpRequestStep(createJob(akool, body), credential, 'Create'),
		wait,
		httpRequestStep(ask, credential, 'Ask'),
		isFinal,
		afterwards,
	]);
	const again = { node: 'Wait', type: 'main' as const, index: 0 };
	definition.connections['Is Final']?.main?.push([again]);
	return definition;
}
