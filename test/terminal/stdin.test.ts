import {PassThrough} from 'node:stream';
import {expect, test} from 'vitest';
import {StdinProxy} from '../../source/terminal/stdin.ts';
import {FakeClock} from './fake-clock.ts';

function open() {
	const clock = new FakeClock();
	const stdin = new PassThrough();
	const heard: string[] = [];
	const arrivals: string[] = [];
	const proxy = new StdinProxy({
		stdin,
		setTimer: clock.setTimer,
		onStatusReply: () => heard.push('<status-reply>'),
		onKey(key, arrival) {
			heard.push(key.name);
			arrivals.push(`${key.name}${arrival.isAlone ? ' alone' : ''}${arrival.isLast ? ' last' : ''}`);
		},
	});
	proxy.start();
	return {arrivals, clock, heard, proxy, send: (bytes: string | Buffer) => stdin.emit('data', Buffer.from(bytes))};
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

test('a key is told whether it came alone, and whether anything came behind it', () => {
	const {arrivals, clock, send} = open();
	send('c');
	send('jc');
	send('\u{1B}[0nc');
	send('c\u{1B}[');
	send('A');
	send('\u{1B}');
	clock.advance(25);
	expect(arrivals).toEqual(['c alone last', 'j', 'c last', 'c alone last', 'c', 'up alone last', 'escape alone last']);
});

test('an answer that comes twice in one read counts once', () => {
	const {heard, send} = open();
	send('\u{1B}[0n\u{1B}[0n');
	expect(heard).toEqual(['<status-reply>']);
});

test('a paste that gets nothing for a second ends as text, and the keys count again', () => {
	const {clock, heard, send} = open();
	send('\u{1B}[200~abc');
	clock.advance(900);
	send('d');
	clock.advance(999);
	expect(heard).toEqual([]);
	clock.advance(1);
	expect(heard).toEqual(['paste']);
	send('q');
	expect(heard).toEqual(['paste', 'q']);
});

test('Ctrl+C or Esc ends a paste at once', () => {
	const {clock, heard, send} = open();
	send('\u{1B}[200~abc');
	send('\u{3}');
	expect(heard.splice(0)).toEqual(['paste', 'ctrl+c']);
	send('\u{1B}[200~abc');
	send('\u{1B}');
	clock.advance(25);
	expect(heard).toEqual(['paste', 'escape']);
});

test('keys typed into a reply whose end was lost count again within a second, however fast they come', () => {
	const {clock, heard, send} = open();
	send('\u{1B}]11;rgb:');
	for (let count = 0; count < 40; count++) {
		send('j');
		clock.advance(30);
	}

	expect(heard.length).toBeGreaterThan(5);
	expect(new Set(heard)).toEqual(new Set(['j']));
});
