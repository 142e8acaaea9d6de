import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {StdinProxy} from '../../source/terminal/stdin.ts';
import {FakeClock} from './fake-clock.ts';

function open() {
	const clock = new FakeClock();
	const stdin = new PassThrough();
	const heard: string[] = [];
	const proxy = new StdinProxy({
		stdin,
		setTimer: clock.setTimer,
		onStatusReply: () => heard.push('<status-reply>'),
		onKey: key => heard.push(key.name),
	});
	proxy.start();
	return {clock, heard, proxy, send: (bytes: string | Buffer) => stdin.emit('data', Buffer.from(bytes))};
}

test('a lone Esc is a key after 25 ms, not before', () => {
	const {clock, heard, send} = open();
	send('\u{1B}');
	clock.advance(24);
	expect(heard).toEqual([]);
	clock.advance(1);
	expect(heard).toEqual(['escape']);
});

test('an arrow whose Esc came alone is an arrow', () => {
	const {clock, heard, send} = open();
	send('\u{1B}');
	clock.advance(20);
	send('[A');
	clock.advance(1000);
	expect(heard).toEqual(['up']);
});

test('a sequence that a slow line has split waits longer than a lone Esc', () => {
	const {clock, heard, send} = open();
	send('\u{1B}[1;');
	clock.advance(150);
	send('5A');
	expect(heard).toEqual(['ctrl+up']);
});

test('a character split between reads is whole', () => {
	const {heard, send} = open();
	const bytes = Buffer.from('日😀');
	for (const byte of bytes) {
		send(Buffer.from([byte]));
	}

	expect(heard).toEqual(['日', '😀']);
});

test('acknowledgements between keys go their own way', () => {
	const {heard, send} = open();
	send('a\u{1B}[0nb\u{1B}[0');
	send('nc');
	expect(heard).toEqual(['a', '<status-reply>', 'b', '<status-reply>', 'c']);
});

test('after the stop nothing is heard, not even an Esc that waited', () => {
	const {clock, heard, proxy, send} = open();
	send('\u{1B}');
	proxy.stop();
	send('a');
	clock.advance(1000);
	expect(heard).toEqual([]);
});
