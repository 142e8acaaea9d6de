/** Colours that keep 4.5:1 against their background in both schemes; statuses have a glyph of their own besides. */
export const styleSheet = `
:root{color-scheme:light dark;--text:#1b1f24;--muted:#57606a;--back:#fff;--line:#d0d7de;--soft:#f6f8fa;
--succeeded:#1a7f37;--failed:#cf222e;--running:#0969da;--waiting:#8a5a00;--idle:#656d76;--cancelled:#b34700;--skipped:#656d76;--unknown:#8250df;--unclear:#a40e26}
@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--muted:#9198a1;--back:#0d1117;--line:#30363d;--soft:#161b22;
--succeeded:#3fb950;--failed:#ff7b72;--running:#58a6ff;--waiting:#d29922;--idle:#9198a1;--cancelled:#f0883e;--skipped:#9198a1;--unknown:#bc8cff;--unclear:#ffa198}}
*{box-sizing:border-box}
body{font:15px/1.5 system-ui,sans-serif;color:var(--text);background:var(--back);max-width:76rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{margin:0}h2{margin:2rem 0 .5rem}h3{margin:0;font-size:1rem}
.verdict{font-size:1.25rem;margin:.25rem 0 1rem}
#player{background:var(--back);padding:.5rem 0;border-bottom:1px solid var(--line);margin-bottom:1rem}
#player.plays{position:sticky;top:0;z-index:1}
#bar{display:block;width:100%;height:1rem}
#legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1rem;margin:.25rem 0}
#fuse{margin:.25rem 0}
#moment{width:100%;margin:.25rem 0;accent-color:var(--running)}
#when{display:block;font-variant-numeric:tabular-nums}
button{font:inherit;color:var(--text);background:var(--soft);border:1px solid var(--line);border-radius:.25rem;padding:.1rem .6rem;cursor:pointer}
button:focus-visible,input:focus-visible{outline:2px solid var(--running);outline-offset:2px}
#log{list-style:none;margin:0;padding:0;font-size:.9rem;max-height:24rem;overflow-y:auto}
#log li{border-left:3px solid var(--line);padding:.1rem .75rem;margin:.25rem 0}
#log li[aria-current]{border-color:var(--running);background:var(--soft)}
#log .note{border-color:var(--waiting)}#log .did{border-color:var(--text)}
#log .kind{color:var(--muted)}#log blockquote{margin:0 0 0 1rem}
time{font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}dt{color:var(--muted)}dd{margin:0}
table{border-collapse:collapse}th{text-align:left;font-weight:600}td,th{padding:.1rem .5rem}
.scroll{overflow-x:auto}
.matrix{font:14px/1.4 ui-monospace,monospace;overflow-wrap:normal}.matrix td{text-align:center;border:1px solid var(--line)}
.matrix .unit th{padding-top:.75rem;color:var(--muted)}.matrix .account{font-weight:400;white-space:nowrap}abbr{text-decoration:none}
.list{font-size:.85rem;width:100%}.list tr{border-top:1px solid var(--line)}.list td{vertical-align:top}.message{color:var(--muted)}
.cause{border-left:3px solid var(--failed);padding:.25rem 1rem;margin:1rem 0;background:var(--soft)}
blockquote{margin:.5rem 0;color:var(--muted);white-space:pre-wrap}.places{font:13px/1.5 ui-monospace,monospace}
figure{margin:0}#chart{width:100%;height:6rem;fill:var(--running)}figcaption{color:var(--muted);font-size:.85rem}
.succeeded{color:var(--succeeded);fill:var(--succeeded)}.failed{color:var(--failed);fill:var(--failed)}.running{color:var(--running);fill:var(--running)}
.waiting{color:var(--waiting);fill:var(--waiting)}.idle{color:var(--idle);fill:var(--idle)}.cancelled{color:var(--cancelled);fill:var(--cancelled)}
.skipped{color:var(--skipped);fill:var(--skipped)}.unknown{color:var(--unknown);fill:var(--unknown)}.unclear{color:var(--unclear);fill:var(--unclear)}
@media (max-width:40rem){dl{grid-template-columns:1fr;gap:0}dd{margin:0 0 .5rem}#player{font-size:.85rem}}
@media print{body{max-width:none;margin:0;font-size:11px}.scroll{overflow:visible}.cause,tr,li{break-inside:avoid}#bar,#chart{print-color-adjust:exact;-webkit-print-color-adjust:exact}
#controls{display:none}#player.plays{position:static}#log{max-height:none;overflow:visible}}
`;

/** The style sheet's hash in the file's policy: SHA-256, in base64. A test compares it with the sheet. */
export const styleHash = 'sha256-f1zeeFZI0aAdqlHSQPoTHiJ/JLP+ritzhEYXoUXeNRc=';
