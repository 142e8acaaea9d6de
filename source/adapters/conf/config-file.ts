import {homedir} from 'node:os';
import {join} from 'node:path';

const fileName = 'config.json';

/** Where the settings are: in `ROLLGRID_CONFIG_DIR`, else the platform's folder for configuration. */
export function findConfigFile(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): string {
	if (env.ROLLGRID_CONFIG_DIR) {
		return join(env.ROLLGRID_CONFIG_DIR, fileName);
	}

	switch (platform) {
		case 'win32':
			return join(env.APPDATA || join(homedir(), 'AppData', 'Roaming'), 'rollgrid', 'Config', fileName);
		case 'darwin':
			return join(homedir(), 'Library', 'Preferences', 'rollgrid', fileName);
		default:
			return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'rollgrid', fileName);
	}
}
