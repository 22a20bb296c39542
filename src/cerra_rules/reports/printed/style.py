"""The style sheet of the printed report: light and dark, on screen and on paper, without anything from outside."""

STYLE = """
:root { color-scheme: light dark; --ink: #1c2126; --soft: #55606b; --paper: #fff; --line: #d5dbe1; --tint: #f3f5f7;
  --link: #0a5aa8; --as_expected: #2e7d4f; --decided: #2e7d4f; --unexpected: #b3261e; --adverse: #c0560c;
  --undetermined: #8a6d00; --error: #7b1fa2; --no_case: #55606b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #a5afb9; --paper: #14181c; --line: #343c44;
  --tint: #1d2329; --link: #7db8f2; --as_expected: #6fcf97; --decided: #6fcf97; --unexpected: #ff8a80; --adverse: #ffb074;
  --undetermined: #e8cd5a; --error: #d9a3ee; --no_case: #a5afb9; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem 1rem 4rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.7rem; margin: 0 0 .25rem; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
a { color: var(--link); } .soft { color: var(--soft); } .skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem .8rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; list-style: none; padding: 0; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .92rem; }
td:first-child { min-width: 8em; } th { white-space: nowrap; } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
td.n { font-variant-numeric: tabular-nums; }
.mark { display: inline-block; min-width: 7.4em; font-weight: 600; }
.as_expected { color: var(--as_expected); } .decided { color: var(--decided); } .unexpected { color: var(--unexpected); }
.adverse { color: var(--adverse); } .undetermined { color: var(--undetermined); } .error { color: var(--error); }
.no_case { color: var(--no_case); }
.tone { font-size: .85em; font-weight: 600; border: 1px solid; border-radius: .25rem; padding: 0 .35em; white-space: nowrap; }
.verdict { font-size: 1.2rem; margin: .4rem 0; } .tone.favourable { color: var(--decided); } .tone.open { color: var(--soft); }
svg { display: block; width: 100%; height: auto; } svg text { fill: var(--ink); font-size: 12px; font-family: inherit; }
rect.as_expected, rect.decided { fill: var(--decided); } rect.decided { fill-opacity: .65; } rect.unexpected { fill: var(--unexpected); }
rect.adverse { fill: var(--adverse); } rect.undetermined { fill: var(--undetermined); } rect.error { fill: var(--error); }
.axis { stroke: var(--soft); } circle { fill: var(--link); fill-opacity: .55; }
details { border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 2.4rem; }
summary { cursor: pointer; padding: .45rem 0; overflow-wrap: anywhere; }
details > div { padding: 0 0 .8rem 1.2rem; overflow-wrap: anywhere; } details ul, dd { margin: .2rem 0 .4rem; }
dt { font-weight: 600; margin-top: .5rem; } dd { margin-left: 0; } code { font-family: ui-monospace, monospace; font-size: .9em; }
@media (max-width: 30rem) { body { padding: 1rem .6rem 3rem; } .mark { min-width: 0; margin-right: .6em; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #333; --paper: #fff; --line: #bbb; --link: #000;
  --as_expected: #1c5c38; --decided: #1c5c38; --unexpected: #8c1b15; --adverse: #8a3d08; --undetermined: #5e4a00; --error: #561573; }
  body { max-width: none; padding: 0; font-size: 10pt; } nav, .skip { display: none; }
  details { content-visibility: visible; break-inside: avoid; } details.problem::details-content { content-visibility: visible; display: block; }
  details.fine > div { display: none; } details.fine summary { padding: 0; font-size: 9pt; } svg { max-height: 9cm; }
  tr { break-inside: avoid; } th, td { padding: .15rem .6rem .15rem 0; font-size: 9pt; } summary { list-style: none; } h2, h3 { break-after: avoid; } a { text-decoration: none; } @page { margin: 18mm 15mm; } }
"""
