const { TestEnvironment } = require('jest-environment-node');

/** Skips the rest of a test file once a test has failed: a mutant is killed only once. */
module.exports = class UntilFailed extends TestEnvironment {
	hasFailed = false;

	handleTestEvent({ name, test }) {
		if (name === 'test_done' && test.errors.length > 0) this.hasFailed = true;
		if (name === 'test_start' && this.hasFailed) test.mode = 'skip';
	}
};
