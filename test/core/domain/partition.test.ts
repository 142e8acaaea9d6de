import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {expect, test} from 'vitest';
import {
	isAutomationService,
	namesAutomationService,
	partitionOf,
	partitions,
	roleArn,
} from '../../../source/core/domain/partition.ts';

type SdkPartition = {
	readonly id: string;
	readonly outputs: {readonly dnsSuffix: string; readonly implicitGlobalRegion: string};
	readonly regions: Readonly<Record<string, object>>;
};

/** The data that the SDK works its endpoints out from. */
async function readSdk(): Promise<readonly SdkPartition[]> {
	const core = dirname(createRequire(import.meta.url).resolve('@aws-sdk/core/package.json'));
	const file = join(core, 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
	const {partitionsInfo} = (await import(pathToFileURL(file).href)) as {
		readonly partitionsInfo: {readonly partitions: readonly SdkPartition[]};
	};
	return partitionsInfo.partitions;
}

test('partitions, their suffixes, global Regions and every Region are those of the SDK’s endpoint data', async () => {
	const sdk = await readSdk();
	expect(partitions.map(({id, dnsSuffix, globalRegion}) => [id, dnsSuffix, globalRegion]).sort()).toEqual(
		sdk.map(({id, outputs}) => [id, outputs.dnsSuffix, outputs.implicitGlobalRegion]).sort(),
	);
	for (const {id, regions} of sdk) {
		for (const region of Object.keys(regions).filter(code => !code.endsWith('-global'))) {
			expect(partitionOf(region).id, region).toBe(id);
		}
	}
});

test.each([
	['eu-west-1', 'aws'],
	['us-isob-east-1', 'aws-iso-b'],
	['mars-north-1', 'aws'],
	['arn:aws-us-gov:sts::111122223333:assumed-role/Operator/me', 'aws-us-gov'],
	['arn:aws:iam::111122223333:user/me', 'aws'],
	['', 'aws'],
])('%s is of the partition %s', (text, id) => {
	expect(partitionOf(text).id).toBe(id);
});

test('the ARN of a role is that of its Region’s partition', () => {
	expect(roleArn({accountId: '111122223333', region: 'cn-north-1'}, 'team/Operator')).toBe(
		'arn:aws-cn:iam::111122223333:role/team/Operator',
	);
});

test('Systems Manager is trusted by either of the names that a partition has for it', () => {
	expect(['ssm.amazonaws.com', 'ssm.amazonaws.com.cn', 'ssm.c2s.ic.gov'].map(isAutomationService)).toEqual([
		true,
		true,
		true,
	]);
	expect(namesAutomationService('{"Service":["ec2.amazonaws.com","ssm.amazonaws.com.cn"]}')).toBe(true);
	expect(namesAutomationService('{"Service":"ssm.amazonaws.com.evil.example"}')).toBe(false);
});

test('no ARN of one partition is written down anywhere else; the simulator has a world of its own', () => {
	const root = new URL('../../../source/', import.meta.url);
	const files = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(
		name => /\.tsx?$/.test(name) && !name.startsWith('simulator'),
	);
	expect(files.length).toBeGreaterThan(100);
	expect(files.filter(name => /arn:aws[\w-]*:/.test(readFileSync(new URL(name, root), 'utf8')))).toEqual([]);
});
