import {GetParametersCommand, SSMClient} from '@aws-sdk/client-ssm';
import {expect, test} from 'vitest';
import {refusalOf, serve} from '../../wire/serve.ts';

const regions = '/aws/service/global-infrastructure/regions';

async function get(...Names: string[]) {
	const {client} = await serve();
	return client(SSMClient).send(new GetParametersCommand({Names}));
}

test('long names are told, and what is not there is named', async () => {
	const {Parameters, InvalidParameters} = await get(
		`${regions}/us-east-1/longName`,
		'/mine',
		`${regions}/af-south-1/longName`,
	);
	expect(Parameters?.map(({Value}) => Value)).toEqual(['US East (N. Virginia)', 'Africa (Cape Town)']);
	expect(InvalidParameters).toEqual(['/mine']);
});

test('ten names at the most', async () => {
	const names = Array.from({length: 11}, (_, place) => `/p${place}`);
	expect(await refusalOf(get(...names))).toMatchObject({
		code: 'ValidationException',
		message: expect.stringContaining(
			"/p10]' at 'names' failed to satisfy constraint: Member must have length less than or equal to 10",
		),
	});
});
