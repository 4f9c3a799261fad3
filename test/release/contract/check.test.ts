import { contractProblems } from '../../../tools/contract/problems';
import { released } from './released';

describe('the check', () => {
	const more = { ...released, items: { job: ['_id', 'new', 'status'] } };

	it('passes when what is built is what is committed', () => {
		expect(contractProblems({ built: more, committed: more, releases: [] })).toEqual([]);
	});

	it('passes when what is built has more than a release, and that is committed', () => {
		const releases = [{ file: 'contract/1.0.0.json', contract: released }];
		expect(contractProblems({ built: more, committed: more, releases })).toEqual([]);
	});

	it('says what differs, and the command that renews the description', () => {
		const problems = contractProblems({ built: more, committed: released, releases: [] });
		expect(problems.join('\n')).toContain('its key "new"');
		expect(problems.join('\n')).toContain('npm run build && npm run contract');
	});

	it('says which command makes a description that is missing', () => {
		const [problem] = contractProblems({ built: released, committed: null, releases: [] });
		expect(problem).toContain('npm run contract');
	});

	it('names the release whose workflows break, although the description was renewed', () => {
		const releases = [{ file: 'contract/1.0.0.json', contract: more }];
		const problems = contractProblems({ built: released, committed: released, releases });
		expect(problems.join('\n')).toContain('contract/1.0.0.json');
		expect(problems.join('\n')).toContain('docs/compatibility.md');
	});
});
