import type {IAMClient} from '@aws-sdk/client-iam';

/** Cached texts of AWS's own managed policies by ARN, the same in every account of the partition. */
const ofAws = new Map<string, Promise<string>>();

/** Read the texts of a role's policies, inline and attached, as JSON. */
export async function readPolicies(client: IAMClient, roleName: string): Promise<readonly string[]> {
	const sdk = await import('./sdk/iam.ts');
	const texts: string[] = [];
	for await (const {PolicyNames = []} of sdk.paginateListRolePolicies({client}, {RoleName: roleName})) {
		for (const PolicyName of PolicyNames) {
			const {PolicyDocument = ''} = await client.send(new sdk.GetRolePolicyCommand({RoleName: roleName, PolicyName}));
			texts.push(decodeURIComponent(PolicyDocument));
		}
	}

	for await (const {AttachedPolicies = []} of sdk.paginateListAttachedRolePolicies({client}, {RoleName: roleName})) {
		for (const {PolicyArn = ''} of AttachedPolicies) {
			texts.push(await readManaged(client, PolicyArn));
		}
	}

	return texts;
}

function readManaged(client: IAMClient, arn: string): Promise<string> {
	const known = ofAws.get(arn);
	if (known !== undefined) {
		return known;
	}

	const read = readDefault(client, arn);
	if (/^arn:[^:]+:iam::aws:policy\//.test(arn)) {
		ofAws.set(arn, read);
		read.catch(() => ofAws.delete(arn));
	}

	return read;
}

async function readDefault(client: IAMClient, PolicyArn: string): Promise<string> {
	const sdk = await import('./sdk/iam.ts');
	const {Policy} = await client.send(new sdk.GetPolicyCommand({PolicyArn}));
	const {PolicyVersion} = await client.send(
		new sdk.GetPolicyVersionCommand({PolicyArn, VersionId: Policy?.DefaultVersionId ?? 'v1'}),
	);
	return decodeURIComponent(PolicyVersion?.Document ?? '');
}
