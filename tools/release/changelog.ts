const HEADING = /^## \[?(\d+\.\d+\.\d+)\]? - (\d{4}-\d{2}-\d{2})$/;

/**
 * What the CHANGELOG says about a version: the text under its heading, which is `## 1.2.3 - 2027-01-31`.
 * @throws Error when there is no such heading, or nothing under it
 */
export function releaseNotes(changelog: string, version: string): string {
	const lines = changelog.split('\n');
	const start = lines.findIndex((line) => HEADING.exec(line)?.[1] === version);
	if (start === -1) {
		throw new Error(
			`CHANGELOG.md has no heading "## ${version} - <year>-<month>-<day>" for this version`,
		);
	}
	const rest = lines.slice(start + 1);
	const end = rest.findIndex((line) => line.startsWith('## '));
	const notes = rest.slice(0, end === -1 ? undefined : end).join('\n');
	if (notes.trim() === '') throw new Error(`CHANGELOG.md says nothing about ${version}`);
	return `${notes.trim()}\n`;
}
