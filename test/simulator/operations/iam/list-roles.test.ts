import {IAMClient, ListRolesCommand} from '@aws-sdk/client-iam';
import {expect, test} from 'vitest';
import {administrationRole, serve} from '../../wire/serve.ts';

test("the roles of the caller's own account are listed with whom they trust, page by page", async () => {
	const {client} = await serve();
	const iam = client(IAMClient);
	const first = await iam.send(new ListRolesCommand({MaxItems: 1}));
	const all = await iam.send(new ListRolesCommand({}));
	expect(all.Roles?.map(({Arn}) => Arn)).toContain(administrationRole);
	expect(all.Roles?.every(role => role.AssumeRolePolicyDocument?.includes('sts%3AAssumeRole'))).toBe(true);
	expect(first.Roles).toEqual(all.Roles?.slice(0, 1));
	expect(first.IsTruncated).toBe((all.Roles?.length ?? 0) > 1);
});
