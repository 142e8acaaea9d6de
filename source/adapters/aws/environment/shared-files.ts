import {readFile} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {ownValue} from '../../../core/domain/own.ts';
import type {Variables} from './environment.ts';

/** The keys of one section of a file. */
export type Section = Readonly<Record<string, string | undefined>>;

/** What the shared config and credentials files hold, as one read of them. */
export type SharedFiles = {
	readonly configPath: string;
	readonly credentialsPath: string;
	/** By name; of each profile what the credentials file says wins over the config file. */
	readonly profiles: Readonly<Record<string, Section>>;
	/** Profiles as the credentials file alone has them: its keys are found before a helper, those of the config file after it. */
	readonly credentials: Readonly<Record<string, Section>>;
	readonly sessions: Readonly<Record<string, Section>>;
	/** Keys of services are written `ssm.endpoint_url`. */
	readonly services: Readonly<Record<string, Section>>;
	/** What stands between brackets in the config file, as it is written there: for advice on names. */
	readonly headings: readonly string[];
	/** Why a file that is there can't be read; `null` where both can. */
	readonly trouble: string | null;
};

/** Read both files as they are now, past any cache. A missing file is an empty one. */
export async function readSharedFiles(env: Variables): Promise<SharedFiles> {
	const {loadSharedConfigFiles} = await import('@smithy/core/config');
	const configPath = expandHome(env.AWS_CONFIG_FILE || '~/.aws/config', env);
	const credentialsPath = expandHome(env.AWS_SHARED_CREDENTIALS_FILE || '~/.aws/credentials', env);
	const [{configFile, credentialsFile}, config, credentials] = await Promise.all([
		loadSharedConfigFiles({configFilepath: configPath, filepath: credentialsPath, ignoreCache: true}),
		readText(configPath),
		readText(credentialsPath),
	]);
	const sections = Object.entries(configFile);
	const named = (prefix: string) =>
		Object.fromEntries(
			sections
				.filter(([name]) => name.startsWith(prefix))
				.map(([name, section]) => [name.slice(prefix.length), section]),
		);
	const own = Object.fromEntries(sections.filter(([name]) => !/^(sso-session|services)\./.test(name)));
	const names = new Set([...Object.keys(own), ...Object.keys(credentialsFile)]);
	return {
		configPath,
		credentialsPath,
		profiles: Object.fromEntries(
			[...names].map(name => [name, {...ownValue(own, name), ...ownValue(credentialsFile, name)}]),
		),
		credentials: credentialsFile,
		sessions: named('sso-session.'),
		services: named('services.'),
		headings: [...config.text.matchAll(/^\s*\[(.+?)\]/gm)].map(([, heading]) => heading!.trim()),
		trouble: config.trouble ?? credentials.trouble,
	};
}

async function readText(path: string): Promise<{readonly text: string; readonly trouble: string | null}> {
	try {
		return {text: await readFile(path, 'utf8'), trouble: null};
	} catch (error) {
		const {code, message} = error as {readonly code?: string; readonly message: string};
		return {text: '', trouble: code === 'ENOENT' ? null : message};
	}
}

/** `~/` as the shell and the AWS CLI read it. */
export function expandHome(path: string, env: Variables): string {
	return path.startsWith('~/') ? join(env.HOME || homedir(), path.slice(2)) : path;
}
