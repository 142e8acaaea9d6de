/** Colours that keep 4.5:1 against their background in both schemes; statuses have a glyph of their own besides. */
export const styleSheet = `
:root{color-scheme:light dark;--text:#1b1f24;--muted:#57606a;--back:#fff;--line:#d0d7de;--soft:#f6f8fa;
--succeeded:#1a7f37;--failed:#cf222e;--running:#0969da;--waiting:#9a6700;--idle:#6e7781;--cancelled:#bc4c00;--skipped:#6e7781;--unknown:#8250df;--unclear:#a40e26}
@media (prefers-color-scheme:dark){:root{--text:#e6edf3;--muted:#9198a1;--back:#0d1117;--line:#30363d;--soft:#161b22;
--succeeded:#3fb950;--failed:#ff7b72;--running:#58a6ff;--waiting:#d29922;--idle:#9198a1;--cancelled:#f0883e;--skipped:#9198a1;--unknown:#bc8cff;--unclear:#ffa198}}
body{font:15px/1.5 system-ui,sans-serif;color:var(--text);background:var(--back);max-width:76rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}
h1{margin:0}h2{margin:2rem 0 .5rem}h3{margin:0;font-size:1rem}
.verdict{font-size:1.25rem;margin:.25rem 0 1rem}
.bar{display:flex;height:1rem;border-radius:.25rem;overflow:hidden;gap:1px}.bar span{background:currentColor;min-width:2px}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.5rem 0 1.5rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}dt{color:var(--muted)}dd{margin:0}
table{border-collapse:collapse}th{text-align:left;font-weight:600}td,th{padding:.1rem .5rem}
.scroll{overflow-x:auto}
.matrix{font:14px/1.4 ui-monospace,monospace}.matrix td{text-align:center;border:1px solid var(--line)}.matrix td.name{text-align:left}
.matrix .unit th{padding-top:.75rem;color:var(--muted)}abbr{text-decoration:none}
.list{font-size:.85rem;width:100%}.list tr{border-top:1px solid var(--line)}.list td{vertical-align:top}.message{color:var(--muted)}
.cause{border-left:3px solid var(--failed);padding:.25rem 1rem;margin:1rem 0;background:var(--soft)}
blockquote{margin:.5rem 0;color:var(--muted);white-space:pre-wrap}.places{font:13px/1.5 ui-monospace,monospace}
figure{margin:0}svg{width:100%;height:6rem;fill:var(--running)}figcaption{color:var(--muted);font-size:.85rem}
.succeeded{color:var(--succeeded)}.failed{color:var(--failed)}.running{color:var(--running)}.waiting{color:var(--waiting)}
.idle{color:var(--idle)}.cancelled{color:var(--cancelled)}.skipped{color:var(--skipped)}.unknown{color:var(--unknown)}.unclear{color:var(--unclear)}
@media print{body{max-width:none;margin:0;font-size:11px}.scroll{overflow:visible}.cause,tr{break-inside:avoid}.bar,svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`;
