import { newerJob } from '../../nodes/Akool/protocol/newerJob';

const CREATED = {
	_id: 'a1',
	create_time: 1_700_000_000_000,
	language: 'fr',
	source_language: 'DEFAULT',
	lipsync: true,
	video_status: 1,
	progress: 0,
	deduction_duration: 0,
	webhookUrl: 'https://n8n.example/webhook-waiting/1?signature=x',
};

it('is what Akool says now, with what it said only when it created the job', () => {
	const told = { _id: 'a1', video_status: 3, video: 'https://media.example/v.mp4' };
	expect(newerJob(CREATED, told)).toEqual({
		...told,
		create_time: CREATED.create_time,
		language: 'fr',
		source_language: 'DEFAULT',
		lipsync: true,
	});
});

it('has the status last seen where Akool says none', () => {
	expect(newerJob({ ...CREATED, video_status: 2 }, { _id: 'a1' })).toMatchObject({
		video_status: 2,
	});
	expect(newerJob(CREATED, { _id: 'a1', video_status: '' })).toMatchObject({ video_status: 1 });
});

it.each([null, '', undefined])('does not forget what Akool answers with %p', (nothing) => {
	const told = { _id: nothing, create_time: nothing, language: nothing, video_status: 2 };
	expect(newerJob(CREATED, told)).toMatchObject({ _id: 'a1', create_time: 1_700_000_000_000 });
});

it('believes what Akool says otherwise now', () => {
	const told = { create_time: 1, language: 'de', lipsync: false, video_status: 2 };
	expect(newerJob(CREATED, told)).toMatchObject(told);
});
