import {homedir} from 'node:os';

/**
Give this process a home: a container may run as a user without `HOME` and without an entry in /etc/passwd. Its home is then the root folder, as in Docker.

The SDK and the programs that we start look for it too, so it is set for all of them.

@param env - The environment, which may be changed.
*/
export function ensureHome(env: NodeJS.ProcessEnv): void {
	if (env.HOME === '') {
		delete env.HOME;
	}

	try {
		homedir();
	} catch {
		env.HOME = '/';
	}
}
