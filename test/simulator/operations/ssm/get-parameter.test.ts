import {GetParameterCommand, SSMClient} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {refusalOf, serve} from '../../wire/serve.ts';

const longName = '/aws/service/global-infrastructure/regions/eu-west-1/longName';

async function get(Name: string) {
	const {client} = await serve();
	return (await client(SSMClient, 'operator', 'us-west-2').send(new GetParameterCommand({Name}))).Parameter;
}

test('a public parameter belongs to no account', async () => {
	expect(await get(longName)).toMatchObject({
		Name: longName,
		Type: 'String',
		Value: 'Europe (Ireland)',
		Version: 1,
		ARN: `arn:aws:ssm:us-west-2::parameter${longName}`,
		DataType: 'text',
	});
});

test('a parameter is found by its ARN and by its version', async () => {
	expect(await get(`arn:aws:ssm:us-west-2::parameter${longName}`)).toMatchObject({Value: 'Europe (Ireland)'});
	expect(await get(`${longName}:1`)).toMatchObject({Value: 'Europe (Ireland)'});
	expect(await refusalOf(get(`${longName}:2`))).toMatchObject({code: 'ParameterVersionNotFound', status: 400});
});

test('a parameter that is not there is refused without a word', async () => {
	expect(await refusalOf(get('/mine'))).toMatchObject({code: 'ParameterNotFound', status: 400});
});
