import {GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {central, serve} from '../../wire/serve.ts';

test('a caller learns their account and ARN', async () => {
	const {client} = await serve();
	expect(await client(STSClient).send(new GetCallerIdentityCommand({}))).toMatchObject({
		Account: central,
		Arn: `arn:aws:iam::${central}:user/operator`,
		UserId: expect.stringMatching(/^AIDA[A-Z0-9]{17}$/),
	});
});

test('it takes no right', async () => {
	const {client} = await serve();
	const answer = await client(STSClient, 'reader').send(new GetCallerIdentityCommand({}));
	expect(answer.Arn).toBe(`arn:aws:iam::${central}:user/reader`);
});
