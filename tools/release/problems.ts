import { releaseNotes } from './changelog';

/** What a release is made of. */
export interface Release {
	/** The tag that was pushed, such as `v1.2.3`. */
	tag: string;
	packageJson: { version: string; repository?: string | { url?: string } };
	changelog: string;
	/** `owner/name` of the repository that publishes; undefined when nobody publishes. */
	repository: string | undefined;
}

/** What keeps a release from being published; empty when nothing does. */
export function releaseProblems({ tag, packageJson, changelog, repository }: Release): string[] {
	const problems: string[] = [];
	const { version } = packageJson;
	if (tag !== `v${version}`)
		problems.push(`The tag is ${tag}, the version in package.json ${version}`);
	try {
		releaseNotes(changelog, version);
	} catch (error) {
		problems.push((error as Error).message);
	}
	if (repository !== undefined && repositoryOf(packageJson) !== repository.toLowerCase()) {
		problems.push(
			`package.json must name the repository that publishes, or npm refuses the provenance: "repository": {"type": "git", "url": "git+https://github.com/${repository}.git"}`,
		);
	}
	return problems;
}

function repositoryOf({ repository }: Release['packageJson']): string | null {
	const url = typeof repository === 'string' ? repository : (repository?.url ?? '');
	const match = /^(?:git\+https:\/\/github\.com\/|https:\/\/github\.com\/|github:)(.+?)(?:\.git)?$/;
	return match.exec(url)?.[1]?.toLowerCase() ?? null;
}
