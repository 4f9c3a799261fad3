import { releaseNotes } from '../../tools/release/changelog';
import { releaseProblems } from '../../tools/release/problems';

const CHANGELOG = `# Changelog

Some words about the format.

## 1.1.0 (unreleased)

- Not out yet.

## [1.0.1] - 2027-02-03

### Fixed

- A fault.

### Added

- A thing.

## 1.0.0 - 2027-01-31

- The first.
`;

describe('the notes of a release', () => {
	it.each([
		['1.0.1', '### Fixed\n\n- A fault.\n\n### Added\n\n- A thing.\n'],
		['1.0.0', '- The first.\n'],
	])('of %s are its section of the CHANGELOG, without the heading', (version, notes) => {
		expect(releaseNotes(CHANGELOG, version)).toBe(notes);
	});

	it.each([
		['a version that is not there', '1.0.2', 'no heading "## 1.0.2 - '],
		['a version that is not released yet', '1.1.0', 'no heading "## 1.1.0 - '],
		['a part of a version', '1.0', 'no heading'],
	])('cannot be cut for %s', (_what, version, message) => {
		expect(() => releaseNotes(CHANGELOG, version)).toThrow(message);
	});

	it('cannot be cut from an empty section', () => {
		const empty = '## 2.0.0 - 2027-03-01\n\n## 1.0.0 - 2027-01-31\n\n- The first.\n';
		expect(() => releaseNotes(empty, '2.0.0')).toThrow('says nothing about 2.0.0');
	});
});

describe('a tag', () => {
	const repository = { type: 'git', url: 'git+https://github.com/Somebody/akool.git' };
	const release = {
		tag: 'v1.0.1',
		packageJson: { version: '1.0.1', repository },
		changelog: CHANGELOG,
		repository: 'somebody/akool',
	};

	it('can be published when tag, version, CHANGELOG and repository agree', () => {
		expect(releaseProblems(release)).toEqual([]);
	});

	it.each([
		['another version', { tag: 'v1.0.0' }, 'The tag is v1.0.0, the version in package.json 1.0.1'],
		['no "v"', { tag: '1.0.1' }, 'The tag is 1.0.1'],
		['a CHANGELOG without it', { changelog: '# Changelog\n' }, 'no heading "## 1.0.1'],
		['another repository', { repository: 'else/akool' }, 'must name the repository'],
		['no repository', { packageJson: { version: '1.0.1' } }, 'must name the repository'],
	])('is refused with %s', (_what, change, message) => {
		const problems = releaseProblems({ ...release, ...change });
		expect(problems).toEqual([expect.stringContaining(message)]);
	});
});
