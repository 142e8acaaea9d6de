import type {Person} from '../directory/roles.ts';
import {definePerson} from '../worlds/parts.ts';
import {type Context, readAccountId} from './context.ts';
import type {Value} from './value.ts';

/** The people of a world file; without any, an operator of the central account who may do everything. */
export function readPeople(value: Value | undefined, context: Context): readonly Person[] {
	if (!value) {
		return [definePerson(context.central.accountId, 'operator')];
	}
	return value.asList().map(item => {
		const members = item.asMap(['name', 'account', 'rights', 'accessKeyId', 'secretAccessKey', 'sessionToken', 'arn']);
		const account = members.get('account');
		const accountId = account ? readAccountId(account, context) : context.central.accountId;
		const name = members.need('name')?.asMatch(/^[\w+=,.@-]{1,64}$/, 'a user name') ?? '';
		const rights = members
			.get('rights')
			?.asOneOrMore()
			.map(right => right.asText());
		const accessKeyId = members.get('accessKeyId')?.asMatch(/^\w{16,128}$/, '16 to 128 letters and digits');
		const secretAccessKey = members.get('secretAccessKey')?.asText();
		const sessionToken = members.get('sessionToken')?.asText();
		const principalArn = members.get('arn')?.asMatch(/^arn:aws:(iam|sts)::\d{12}:.+/, 'an ARN of IAM or STS');
		return {
			...definePerson(accountId, name, rights),
			...(accessKeyId !== undefined && {accessKeyId}),
			...(secretAccessKey !== undefined && {secretAccessKey}),
			...(sessionToken !== undefined && {sessionToken}),
			...(principalArn !== undefined && {principalArn}),
		};
	});
}
