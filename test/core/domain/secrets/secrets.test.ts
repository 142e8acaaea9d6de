import {afterEach, expect, test} from 'vitest';
import {
	declareSecretNames,
	forgetSecrets,
	isSecretName,
	learnSecrets,
	leaveOutSecrets,
	maskMembers,
	maskPrinted,
	maskText,
	maskValue,
	setSecretNames,
	withoutSecrets,
} from '../../../../source/core/domain/secrets/secrets.ts';

afterEach(forgetSecrets);

// Each is made up here, in two parts, so that no scanner takes this file for a leak.
const join = (...parts: readonly string[]): string => parts.join('');
const accessKeyId = join('AKIA', 'IOSFODNN7EXAMPLE');
const secretKey = join('wJalrXUtnFEMI/', 'K7MDENG/bPxRfiCYEXAMPLEKEY');
const jwt = join('eyJhbGciOiJIUzI1NiJ9.', 'eyJzdWIiOiIxMjM0In0.', 'dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U');
const pem = join('-----BEGIN RSA PRIVATE', ' KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE', ' KEY-----');

test.each(
	`Password Passwords password DB_PASSWORD DbPassword2 NewPassword MasterUserPassword Passwd Passphrase Passphrases passphrase Pwd
	UserPwd pwd DbPass MYSQL_PASS Passcode Secret SecretString SecretValue ClientSecret client-secret Tokens Token TokenValue authToken
	apitoken GitHubToken SessionToken SshKey SSHKey ssh_key sshkey EncryptionKey encryptionkey ConnectionString DbConnStr connectionstring
	ApiKey api_key APIKey ApiKeys PrivateKey PrivateKeyPem SigningKey MasterKey AccessKey SecretAccessKey AccountKey LicenseKey HostKey
	SharedKey PreSharedKey WifiPsk Credentials Creds DbCredential Jwt BearerToken Authorization AuthHeader RedisAuth BasicAuth Cookie Otp
	Pin MfaCode BackupCodes ActivationCode Kubeconfig Htpasswd Dsn SasToken RecoveryKey SeedPhrase Passwort`.split(/\s+/),
)('%s is the name of a secret', name => {
	expect(isSecretName(name)).toBe(true);
});

test.each(
	`KmsKeyId KmsKey KMSKeyArn KeyName KeyPairName KeyId Key TagKey S3Key ObjectKey PublicKey SshPublicKey PartitionKey RegistryKey CacheKey
	SecretArn SecretName SecretId SecretsManagerArn PasswordParameterName PasswordLength PasswordPolicy PasswordRotationDays CredentialsFile
	TokenExpiry TokenTtlSeconds TokenType AuthMode AuthenticationType PrivateKeyPath AccessKeyId NextToken ClientToken nextToken InstanceId
	AutomationAssumeRole PassRole PassThrough BypassChecks Compass Secretary Author Tokenizer Broken Region DocumentName Comment SnsTopicArn
	Pinned Spin Users Passengers Keyspace Monkey Turkey`.split(/\s+/),
)('%s stays legible', name => {
	expect(isSecretName(name)).toBe(false);
});

test('the settings add names, whole and in any case, and a runbook may declare its own', () => {
	expect(isSecretName('DeviceCode')).toBe(false);
	setSecretNames(['devicecode', '*Seed']);
	declareSecretNames(['Blob']);
	expect(['DeviceCode', 'RandomSeed', 'Blob'].map(isSecretName)).toEqual([true, true, true]);
	expect(['DeviceCodes', 'Seeds', 'Blobs'].map(isSecretName)).toEqual([false, false, false]);
});

test.each([
	['an access key ID', `key ${accessKeyId} is old`, 'key *** is old'],
	['a secret access key', `AWS said: ${secretKey}.`, 'AWS said: ***.'],
	['a private key', `it is\n${pem}\nthere`, 'it is\n***\nthere'],
	['a private key without an end', `it is ${pem.slice(0, 40)}`, 'it is ***'],
	['a JWT', `Bearer ${jwt}`, 'Bearer ***'],
	[
		'a password in an address',
		'postgres://ops:hunter2@db.internal:5432/app',
		'postgres://ops:***@db.internal:5432/app',
	],
	[
		'a presigned address',
		'https://b.s3.amazonaws.com/k?X-Amz-Signature=0a1b&x=1',
		'https://b.s3.amazonaws.com/k?X-Amz-Signature=***&x=1',
	],
	['a token of GitHub', `git clone with ${join('ghp_', 'a'.repeat(36))}`, 'git clone with ***'],
	['a pair', 'mysql --user=ops --password=hunter2 -h db', 'mysql --user=ops --password=*** -h db'],
	[
		'a connection string',
		'Server=db;User Id=sa;Password=hunter2;Timeout=3',
		'Server=db;User Id=sa;Password=***;Timeout=3',
	],
	['a member of JSON', '{"User":"ops","Password":"hun\\"ter2"}', '{"User":"ops","Password":"***"}'],
	['a list in JSON', 'sent {"Password":["hunter2","b"]}', 'sent {"Password":["***"]}'],
	['JSON within JSON', '{\\"DbPassword\\": \\"hunter2\\"}', '{\\"DbPassword\\": \\"***\\"}'],
	['a line of YAML', 'user: ops\npassword: hunter2\nport: 1', 'user: ops\npassword: ***\nport: 1'],
])('%s is masked wherever it stands', (_, text, masked) => {
	expect(maskText(text)).toBe(masked);
});

test.each([
	'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf',
	'commit 9fceb02d0ae598e95dc970b74767f19372d61af8',
	'The security token included in the request is invalid. Token: invalid',
	'Password=arn:aws:ssm:eu-west-1:111122223333:parameter/db',
	'Token={{ssm:/prod/token}}',
	'ResetPassword=true',
	'https://example.com:8443/path?user=a@b.example',
	'i-0123456789abcdef0 in 111122223333/eu-west-1',
	'--document-name AWS-RestartEC2Instance --parameters {"InstanceId":["i-1"]}',
])('%s is left as it is', text => {
	expect(maskText(text)).toBe(text);
});

test('a value that stood under a secret name is masked in every text that repeats it', () => {
	learnSecrets({
		Password: ['correct horse "battery"'],
		Region: ['eu-west-1'],
		Token: ['eu-west-1', '111122223333', 'Success'],
	});
	expect(maskText(`Value 'correct horse "battery"' at 'parameters' failed`)).toBe("Value '***' at 'parameters' failed");
	expect(maskText('{"x":"correct horse \\"battery\\""}')).toBe('{"x":"***"}');
	expect(maskText('111122223333/eu-west-1 Success')).toBe('111122223333/eu-west-1 Success');
});

test('members are masked at any depth, and what is asked for exactly is not', () => {
	const value = {
		a: [{Key: 'DbPassword', Value: 'x'}],
		Secrets: {first: 'x', arn: 'arn:aws:kms:eu-west-1:111122223333:key/1'},
		Settings: '{"Token":"x","n":1}',
		TargetLocationsURL: 'https://b.s3.amazonaws.com/k?X-Amz-Signature=1',
		NextToken: 'page2',
		requests: [{Parameters: {Password: ['x']}}],
	};
	expect(maskMembers(value, '', ['requests'])).toEqual({
		a: [{Key: 'DbPassword', Value: '***'}],
		Secrets: {first: '***', arn: 'arn:aws:kms:eu-west-1:111122223333:key/1'},
		Settings: '{"Token":"***","n":1}',
		TargetLocationsURL: 'https://b.s3.amazonaws.com/k?***',
		NextToken: 'page2',
		requests: value.requests,
	});
	const harmless = {Parameters: {InstanceId: ['i-1']}};
	expect(maskMembers(harmless)).toBe(harmless);
	expect(maskValue('Password', 'x')).toBe('***');
});

test('what lies on disk is masked, and what is handed on lacks the parameter and says so', () => {
	const request = {DocumentName: 'Own-Join', Parameters: {Password: ['x'], Options: ['{"ApiKey":"x"}'], Name: ['web']}};
	expect(withoutSecrets(request)).toEqual({
		isWhole: false,
		request: {DocumentName: 'Own-Join', Parameters: {Password: ['***'], Options: ['***'], Name: ['web']}},
	});
	expect(leaveOutSecrets(request)).toEqual({
		leftOut: ['Password', 'Options'],
		request: {DocumentName: 'Own-Join', Parameters: {Name: ['web']}},
	});
	const plain = {DocumentName: 'Own-Join', Parameters: {Name: ['web']}};
	expect(withoutSecrets(plain)).toEqual({isWhole: true, request: plain});
	expect(leaveOutSecrets(plain)).toEqual({request: plain, leftOut: []});
});

test.each([
	['an opening of private keys', `-----BEGIN PRIVATE ${'KEY-----'}`],
	['beginnings of tokens', 'eyJ-'],
	['quoted names', '"Password":["\\"'],
	['names', 'password='],
	['colons and slashes', 'a://b:'],
	['letters', 'aA1/'],
	['options', '--password '],
	['escaped quotes', '\\"Token\\":\\"'],
])('a megabyte of %s is judged in good time', (_, unit) => {
	const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
	const from = performance.now();
	maskText(text);
	expect(performance.now() - from).toBeLessThan(2000);
});

test.each(['[', '{'])('a printed line that begins with %s and is no JSON is masked like any other', first => {
	expect(maskPrinted(`${first} ${accessKeyId} ${jwt}`)).not.toContain(jwt);
});

test('printed JSON stays as it is: its members were masked one by one', () => {
	const line = JSON.stringify({name: 'Password', value: 'AWS-UpdateLinuxAmi'});
	expect(maskPrinted(line)).toBe(line);
});
