import {homedir} from 'node:os';
import {join} from 'node:path';

/** Where rollgrid keeps its journal: `ROLLGRID_STATE_DIR`, else the platform's folder for state. */
export function findStateFolder(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
	if (env.ROLLGRID_STATE_DIR) {
		return env.ROLLGRID_STATE_DIR;
	}

	switch (platform) {
		case 'win32':
			return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'rollgrid', 'State');
		case 'darwin':
			return join(homedir(), 'Library', 'Application Support', 'rollgrid');
		default:
			return join(env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'rollgrid');
	}
}
