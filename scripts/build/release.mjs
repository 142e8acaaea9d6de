import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import process from 'node:process';

/**
What is built, and when: the version of package.json, and the moment that files in packages bear.

The moment is `SOURCE_DATE_EPOCH`, else that of the last commit, so that the same sources make the same bytes.

@see https://reproducible-builds.org/specs/source-date-epoch/
*/
export function readRelease() {
	const {name, version, description, license} = JSON.parse(readFileSync('package.json', 'utf8'));
	const epoch = Number(process.env.SOURCE_DATE_EPOCH ?? readCommitTime());
	const at = new Date(epoch * 1000);
	return {name, version, description, license, epoch, at, date: at.toISOString().slice(0, 10)};
}

function readCommitTime() {
	try {
		return execFileSync('git', ['log', '-1', '--format=%ct'], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}).trim();
	} catch {
		return 0;
	}
}
