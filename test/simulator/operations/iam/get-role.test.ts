import {GetRoleCommand, IAMClient} from '@aws-sdk/client-iam';
import {expect, test} from 'vitest';
import {administrationRole, central, refusalOf, serve} from '../../wire/serve.ts';

test("a role of the caller's own account is shown with its trust", async () => {
	const {client} = await serve();
	const RoleName = 'AWS-SystemsManager-AutomationAdministrationRole';
	const {Role} = await client(IAMClient).send(new GetRoleCommand({RoleName}));
	expect(Role).toMatchObject({
		RoleName,
		Path: '/',
		Arn: administrationRole,
		RoleId: expect.stringMatching(/^AROA[A-Z0-9]{17}$/),
		MaxSessionDuration: 3600,
		CreateDate: new Date(Date.UTC(2021, 4, 3, 8)),
	});
	expect(JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!))).toEqual({
		Version: '2012-10-17',
		Statement: [{Effect: 'Allow', Principal: {Service: 'ssm.amazonaws.com'}, Action: 'sts:AssumeRole'}],
	});
});

test('a role that is not there is refused', async () => {
	const {client} = await serve();
	expect(await refusalOf(client(IAMClient).send(new GetRoleCommand({RoleName: 'Nobody'})))).toEqual({
		code: 'NoSuchEntityException',
		message: 'The role with name Nobody cannot be found.',
		status: 404,
	});
});

test('a caller without the right is refused', async () => {
	const {client} = await serve();
	expect(await refusalOf(client(IAMClient, 'reader').send(new GetRoleCommand({RoleName: 'Nobody'})))).toEqual({
		code: 'AccessDenied',
		message: `User: arn:aws:iam::${central}:user/reader is not authorized to perform: iam:GetRole on resource: role Nobody because no identity-based policy allows the iam:GetRole action`,
		status: 403,
	});
});
