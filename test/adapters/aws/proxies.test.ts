import {expect, test} from 'vitest';
import {findProxy, readProxies, withoutPassword} from '../../../source/adapters/aws/environment/proxies.ts';

/* What Python's urllib says of the same variables and hosts: the AWS CLI asks it. */

const aws = 'https://ssm.eu-west-1.amazonaws.com/';
const proxy = 'http://proxy:3128';

test.each([
	['no variable', {}, aws, null],
	['for HTTPS', {HTTPS_PROXY: proxy}, aws, proxy],
	['in the small spelling', {https_proxy: proxy}, aws, proxy],
	['the small spelling first', {https_proxy: proxy, HTTPS_PROXY: 'http://other:1'}, aws, proxy],
	['the small spelling first, though it is empty', {https_proxy: '', HTTPS_PROXY: proxy}, aws, null],
	['one for HTTP says nothing of HTTPS', {HTTP_PROXY: proxy}, aws, null],
	['for HTTP', {HTTP_PROXY: proxy}, 'http://127.0.0.1:4000/', proxy],
	[
		'HTTP_PROXY of a web server’s child is a caller’s header',
		{HTTP_PROXY: proxy, REQUEST_METHOD: 'GET'},
		'http://a/',
		null,
	],
	['ALL_PROXY isn’t read', {ALL_PROXY: proxy}, aws, null],
	['without a scheme', {HTTPS_PROXY: 'proxy:3128'}, aws, proxy],
	['with slashes alone', {HTTPS_PROXY: '//proxy:3128'}, aws, proxy],
	['NO_PROXY with the host', {HTTPS_PROXY: proxy, NO_PROXY: 'ssm.eu-west-1.amazonaws.com'}, aws, null],
	['NO_PROXY with a suffix', {HTTPS_PROXY: proxy, NO_PROXY: 'amazonaws.com'}, aws, null],
	['NO_PROXY with a suffix behind a dot', {HTTPS_PROXY: proxy, NO_PROXY: 'example.com, .AMAZONAWS.com'}, aws, null],
	['a suffix begins at a dot', {HTTPS_PROXY: proxy, NO_PROXY: 'zonaws.com'}, aws, proxy],
	['NO_PROXY with everything', {HTTPS_PROXY: proxy, NO_PROXY: '*'}, aws, null],
	['a star among others is no wildcard', {HTTPS_PROXY: proxy, NO_PROXY: '*,a'}, aws, proxy],
	['NO_PROXY with a port', {HTTP_PROXY: proxy, NO_PROXY: '127.0.0.1:4000'}, 'http://127.0.0.1:4000/', null],
	['NO_PROXY with another port', {HTTP_PROXY: proxy, NO_PROXY: '127.0.0.1:4001'}, 'http://127.0.0.1:4000/', proxy],
	['NO_PROXY knows no networks', {HTTP_PROXY: proxy, NO_PROXY: '127.0.0.0/8'}, 'http://127.0.0.1:4000/', proxy],
])('a proxy: %s', (_, env, url, expected) => {
	expect(findProxy(new URL(url), readProxies(env))?.value ?? null).toBe(expected);
});

test('a proxy’s password is never shown', () => {
	expect(withoutPassword('http://ops:s3cret@proxy:3128')).toBe('http://***@proxy:3128');
});
