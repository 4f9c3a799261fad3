import { readAnswer } from '../../nodes/Akool/protocol/envelope';
import { AkoolFailure } from '../../nodes/Akool/protocol/failure';
import { jobOutcomes, type JobOutcome } from '../../nodes/Akool/protocol/jobOutcome';
import type { SeveralJobs } from '../../nodes/Akool/protocol/product';
import { translation } from '../../nodes/Akool/protocol/translation';

export interface Reading {
	outcomes: JobOutcome[];
	words: string;
}

/** What a create makes of an answer: its outcomes, or the words of the failure. */
export function read(
	body: unknown,
	parts: readonly string[],
	several: SeveralJobs | undefined = translation.several,
	statusCode = 200,
): Reading {
	const outcomesOf = (envelope: ReturnType<typeof readAnswer>) =>
		jobOutcomes({ several }, envelope, [...parts]);
	try {
		return { outcomes: outcomesOf(readAnswer({ statusCode, headers: {}, body })), words: '' };
	} catch (error) {
		if (!(error instanceof AkoolFailure)) return { outcomes: [], words: `bug: ${String(error)}` };
		const { answer, message, description } = error.failure;
		const words = `${message} ${description}`;
		return { outcomes: answer === undefined ? [] : outcomesOf(answer), words };
	}
}
