declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	/** Lints a folder as n8n does before it verifies a community package. */
	export function analyzePackage(
		folder: string,
		filePatterns?: string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;

	/** The files that n8n looks at in the sources. */
	export const SOURCE_FILE_PATTERNS: string[];
}
