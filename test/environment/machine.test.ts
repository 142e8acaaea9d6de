import {expect, test} from 'vitest';
import {settings} from './matrix-row.ts';
import {list, openShell} from './open-shell.ts';

const isInstance = {AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: '$STUB'};

test('an instance’s role is read with a token of IMDSv2, past the proxy; where nobody answers, that is said', async () => {
	const {rollgrid, stub} = await openShell({env: {...isInstance, AWS_REGION: 'us-east-1'}});
	const nobody = await rollgrid(list, {AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:9'});
	expect(nobody.status).toBe(3);
	expect(nobody.stderr).toContain('no credentials are set for profile default, and no instance gives any');
	expect(await rollgrid(list)).toMatchObject({status: 0});
	const asked = stub.arrivals.filter(({operation}) => operation.includes('/latest/'));
	expect(asked.map(({operation}) => operation)).toEqual([
		'PUT /latest/api/token',
		'GET /latest/meta-data/iam/security-credentials/',
		'GET /latest/meta-data/iam/security-credentials/instance-role',
	]);
	expect(asked.some(({isProxied}) => isProxied)).toBe(false);
	expect(stub.arrivals.at(-1)).toMatchObject({accessKeyId: 'ASIAINSTANCE', isProxied: true});
});

test('an instance without a role is told from no instance at all', async () => {
	const {rollgrid, stub} = await openShell({env: {...isInstance, AWS_REGION: 'us-east-1'}});
	stub.answer(({operation}) => (operation.includes('security-credentials') ? {status: 404, body: ''} : undefined));
	const refused = await rollgrid(list);
	expect(refused.stderr).toContain('the instance metadata service');
	expect(refused.stderr).toContain('(404)');
	expect(refused.stderr).toContain('Give the instance a role');
	stub.answer(() => undefined);
	expect(await rollgrid(list)).toMatchObject({status: 0});
});

test('the metadata endpoint of --profile is asked', async () => {
	const {rollgrid, stub} = await openShell({
		env: {AWS_EC2_METADATA_DISABLED: 'false'},
		config: settings('profile ops', 'region = us-east-1', 'ec2_metadata_service_endpoint = $STUB'),
	});
	expect(await rollgrid([...list, '--profile', 'ops'])).toMatchObject({status: 0});
	expect(stub.arrivals.at(-1)).toMatchObject({accessKeyId: 'ASIAINSTANCE'});
});

test('a container’s agent that fails is named by its variable; once it answers, its role is used', async () => {
	const {rollgrid, stub} = await openShell({
		env: {AWS_CONTAINER_CREDENTIALS_FULL_URI: '$STUB/container', AWS_REGION: 'us-east-1'},
	});
	stub.answer(({operation}) => (operation === 'GET /container' ? {status: 500, body: 'away'} : undefined));
	const away = await rollgrid(list);
	expect(away.status).toBe(3);
	expect(away.stderr).toContain('AWS_CONTAINER_CREDENTIALS_FULL_URI: ');
	expect(away.stderr).toContain('Check the task’s role and that variable');
	stub.answer(() => undefined);
	expect(await rollgrid(list)).toMatchObject({status: 0});
	const [agent, ...calls] = [...stub.arrivals.slice(-3)];
	expect(agent).toMatchObject({operation: 'GET /container', isProxied: false});
	expect(calls.map(({accessKeyId}) => accessKeyId)).toEqual(['ASIACONTAINER', 'ASIACONTAINER']);
});
