import {expect, test} from 'vitest';
import {operations} from '../../../../source/simulator/operations/all.ts';
import {call} from '../../wire/send.ts';
import {serve} from '../../wire/serve.ts';

/** The texts of the elements of a name. */
const all = (xml: string, name: string) =>
	[...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);

async function serveEc2() {
	const {config} = await serve();
	return (name: string, input: object = {}) => call(config(), operations.find('ec2', name)!, input);
}

test("the Regions of the account are described, and all of AWS's where that is asked", async () => {
	const ec2 = await serveEc2();
	const {text} = await ec2('DescribeRegions');
	expect(all(text, 'regionName')).toContain('us-east-1');
	expect(all(text, 'regionName')).not.toContain('af-south-1');
	expect(text).toContain('<regionEndpoint>ec2.us-east-1.amazonaws.com</regionEndpoint>');
	const every = await ec2('DescribeRegions', {
		AllRegions: true,
		Filters: [{Name: 'opt-in-status', Values: ['not-opted-in']}],
	});
	expect(all(every.text, 'regionName')).toContain('af-south-1');
	expect(all(every.text, 'optInStatus').every(status => status === 'not-opted-in')).toBe(true);
	expect(await ec2('DescribeRegions', {RegionNames: ['mars-1']})).toMatchObject({
		code: 'InvalidParameterValue',
		status: 400,
	});
});

test("the world's instances are described, by tag, by ID and page by page", async () => {
	const ec2 = await serveEc2();
	const filter = {
		Filters: [
			{Name: 'tag:Env', Values: ['PR*']},
			{Name: 'instance-state-name', Values: ['running']},
		],
	};
	const {text} = await ec2('DescribeInstances', filter);
	const ids = all(text, 'instanceId');
	expect(ids.length).toBeGreaterThan(0);
	expect(text).toContain('<instanceState><code>16</code><name>running</name></instanceState>');
	expect(text).toContain('<item><key>Env</key><value>PROD</value></item>');
	expect(text).toContain('<monitoring><state>disabled</state></monitoring>');
	expect(all((await ec2('DescribeInstances', {InstanceIds: ids.slice(0, 1)})).text, 'instanceId')).toEqual(
		ids.slice(0, 1),
	);
	expect(await ec2('DescribeInstances', {InstanceIds: ['i-00000000000000000']})).toMatchObject({
		code: 'InvalidInstanceID.NotFound',
	});
	expect(await ec2('DescribeInstances', {Filters: [{Name: 'colour', Values: ['red']}]})).toMatchObject({
		code: 'InvalidParameterValue',
		message: "The filter 'colour' is invalid",
	});
	expect(await ec2('DescribeInstances', {MaxResults: 1})).toMatchObject({code: 'InvalidParameterValue'});
});

test('what is tagged is found by its tags and its type', async () => {
	const {config} = await serve();
	const get = async (input: object) => {
		const {text} = await call(config(), operations.find('tagging', 'GetResources')!, input);
		return JSON.parse(text) as {ResourceTagMappingList: Array<{ResourceARN: string}>; PaginationToken: string};
	};
	const found = await get({TagFilters: [{Key: 'Env', Values: ['PROD']}], ResourceTypeFilters: ['ec2:instance']});
	expect(found.ResourceTagMappingList[0]?.ResourceARN).toMatch(/^arn:aws:ec2:us-east-1:\d{12}:instance\/i-/);
	expect(found.PaginationToken).toBe('');
	expect((await get({ResourceTypeFilters: ['s3']})).ResourceTagMappingList).toEqual([]);
	const [first] = found.ResourceTagMappingList;
	expect((await get({ResourceARNList: [first!.ResourceARN]})).ResourceTagMappingList).toEqual([first]);
});
