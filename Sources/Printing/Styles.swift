/// The style sheet of reports: tokens first, the same for light and dark, screen and paper.
public enum Styles {
    /// Every page's sheet.
    public static let sheet: StaticString = """
        :root { --paper:#fbfaf7; --surface:#ffffff; --ink:#1c2126; --ink-2:#55606b; --ink-3:#8a949e;
          --line:#dfe3e6; --line-2:#eceff1; --accent:#0b5c6b; --on-accent:#ffffff; --accent-soft:#e3f0f1;
          --ok:#1f7a4d; --ok-soft:#e4f3ea; --warn:#8a5100; --warn-soft:#fdf1dc;
          --bad:#b3261e; --bad-soft:#fbe7e5; --none:#55606b; --none-soft:#eef1f3;
          --step:8px; --radius:6px; --measure:68ch;
          --font:"Noto Sans CJK JP","Noto Sans JP","Hiragino Sans","Yu Gothic UI",system-ui,sans-serif;
          --mono:"Noto Sans Mono CJK JP",ui-monospace,monospace; }
        @media (prefers-color-scheme: dark) { :root { --paper:#14181b; --surface:#1b2024; --ink:#e8ecef;
          --ink-2:#aab4bd; --ink-3:#7d8892; --line:#323a40; --line-2:#272e33; --accent:#6cc5d2;
          --on-accent:#0c1a1d; --accent-soft:#17323a; --ok:#6fce9b; --ok-soft:#16301f; --warn:#f0b95a;
          --warn-soft:#382a12; --bad:#ff938a; --bad-soft:#3d1d1b; --none:#aab4bd; --none-soft:#252c31; } }
        * { box-sizing:border-box; }
        html { color-scheme:light dark; scroll-padding-top:16px; }
        body { margin:0; background:var(--paper); color:var(--ink); font-family:var(--font); font-size:15px;
          line-height:1.75; line-break:strict; font-feature-settings:"palt" 0,"tnum";
            overflow-wrap:anywhere; }
        a { color:var(--accent); text-underline-offset:3px; }
        :focus-visible { outline:3px solid var(--accent); outline-offset:2px; border-radius:3px; }
        h1,h2,h3,h4 { line-height:1.35; margin:0; word-break:auto-phrase; font-feature-settings:"palt"; }
        h1 { font-size:26px; } h2 { font-size:18px; } h3 { font-size:15px; margin:20px 0 2px; }
        h4 { font-size:14px; margin:14px 0 2px; font-weight:600; }
        p { margin:0 0 8px; max-width:var(--measure); }
        main { max-width:1240px; margin:0 auto; padding:28px; }
        main > * + * { margin-top:24px; }
        .kind,.sub,.note,.why,.place,.fields { color:var(--ink-2); }
        .kind { font-size:13px; } .head .sub { max-width:none; margin:4px 0 0; }
        .running { display:none; }
        .note { margin:0; font-size:13px; max-width:none; text-align:right; }
        .contents ul { list-style:none; margin:0; padding:0; display:flex; flex-wrap:wrap; gap:0 22px;
          border-bottom:1px solid var(--line); }
        .contents a { display:block; padding:8px 0; color:var(--ink-2); text-decoration:none; }
        .contents a:hover { color:var(--ink); text-decoration:underline; }
        .panel { background:var(--surface); border:1px solid var(--line); border-radius:var(--radius);
          padding:18px 20px; }
        .panel > header { display:flex; justify-content:space-between; align-items:baseline; gap:16px;
          flex-wrap:wrap; margin-bottom:10px; }
        .basis { max-width:none; color:var(--ink-2); font-size:13px; border-top:1px dashed var(--line);
          padding-top:8px; margin:12px 0 0; }
        footer { color:var(--ink-2); font-size:13px; }
        table { width:100%; border-collapse:collapse; margin-top:10px; }
        caption { text-align:left; font-weight:600; padding:8px 0 2px; }
        th { text-align:left; font-weight:600; vertical-align:top; }
        thead th { color:var(--ink-2); font-size:13px; border-bottom:1px solid var(--line);
          padding:6px 12px 6px 0; position:sticky; top:0; background:var(--surface); }
        tbody th, td { border-bottom:1px solid var(--line-2); padding:9px 12px 9px 0; vertical-align:top; }
        tbody th { font-weight:400; }
        tr > :last-child { padding-right:0; }
        tr:target { background:var(--accent-soft); }
        .num { text-align:right; white-space:nowrap; }
        .fixed, td.place { white-space:nowrap; } thead th { overflow-wrap:normal; }
        :lang(ja) thead th { white-space:nowrap; }
        .numbers { max-width:900px; } .numbers caption { font-weight:400; color:var(--ink-2);
          font-size:13px; }
        .wide { max-width:none; }
        .on-paper { display:none; }
        .numbers tbody th, .numbers td { padding-top:2px; padding-bottom:2px; font-size:14px;
          line-height:1.6; }
        .planned { color:var(--warn); font-weight:600; } .unplanned { color:var(--bad); font-weight:600; }
        .mono, code { font-family:var(--mono); font-size:13px; }
        .why,.fields { font-size:13px; line-height:1.65; } .place { font-size:12.5px; }
        .act { font-weight:400; }
        .demands, .steps { table-layout:fixed; }
        .section th { padding:14px 0 4px; border-color:var(--line); } .section h3 { margin:0; }
        .c-id { width:11.5%; } .c-demand { width:42%; } .c-evidence { width:28%; } .c-next { width:18.5%; }
        .c-harm { width:13%; } .c-state { width:11.5%; } .c-record { width:19%; } .c-step { width:auto; }
        .state { display:inline-block; padding:0 9px; border-radius:99px; font-size:13px; font-weight:600;
          white-space:nowrap; }
        .met { color:var(--ok); background:var(--ok-soft); } .unmet { color:var(--bad);
          background:var(--bad-soft); }
        .due { color:var(--warn); background:var(--warn-soft); }
        .none { color:var(--none); background:var(--none-soft); } .plain { padding:0; font-weight:400; }
        .counts { max-width:none; } .counts .plain { padding:0 4px; }
        .facts { display:grid; grid-template-columns:max-content 1fr; gap:4px 18px; margin:0; }
        .facts dt { color:var(--ink-2); } .facts dd { margin:0; }
        details summary { cursor:pointer; color:var(--accent); font-size:13px; min-height:24px; }
        .evidence { list-style:none; margin:4px 0 0; padding:0; line-height:1.55; }
        .evidence li { margin-bottom:5px; font-size:13px; }
        .document { border-top:1px solid var(--line-2); padding-top:4px; }
        .document p, .document ul { max-width:var(--measure); margin:0 0 8px; }
        .gap { color:var(--none); background:var(--none-soft); padding:2px 10px; }
        .mark { font-size:10.5px; color:var(--ink-2); vertical-align:super; line-height:1; margin:0 2px; }
        .sources { columns:2; column-gap:28px; margin:10px 0 0; padding-left:26px; font-size:12.5px;
          color:var(--ink-2); line-height:1.6; }
        .sources .mono { font-size:12px; }
        .drawing { display:block; width:100%; height:auto; margin:6px 0 10px; }
        #materials .drawing { max-width:1080px; }
        .drawing text { font-family:var(--font); }
        .i-ink,.i-today { fill:var(--ink); } .i-today { fill:none; stroke:var(--ink); }
        .i-quiet { fill:var(--ink-2); } .i-accent { fill:var(--accent); } .i-on-accent {
          fill:var(--on-accent); }
        .i-support { fill:var(--ink-3); } .i-grid { fill:var(--line); } .i-grid-line { stroke:var(--line); }
        .i-met { fill:var(--ok); } .i-unmet { fill:var(--bad); } .i-due { fill:var(--warn); }
        .i-none { fill:var(--ink-3); } .i-gap { fill:var(--bad-soft); stroke:var(--bad); }
        .i-planned { fill:var(--warn-soft); stroke:var(--warn); } .i-unknown { stroke:var(--ink-3); }
        .i-gap-hatch { stroke:var(--bad); } .i-planned-hatch { stroke:var(--warn); }
        .i-unit { stroke:var(--accent); } .i-ground { fill:var(--surface); }
        .i-zone { stroke:var(--accent); } .i-device { fill:var(--accent-soft); stroke:var(--accent); }
        .i-box { fill:var(--surface); stroke:var(--ink-3); } .i-open { fill:var(--surface);
          stroke:var(--ink); }
        .i-wire { stroke:var(--ink-2); }
        @media (max-width:760px) { main { padding:14px; } .panel { padding:14px; overflow-x:auto; }
          .sources { columns:1; } #environment .drawing, #materials .drawing { min-width:760px; } .note {
            text-align:left; }
          .demands, .steps { min-width:720px; } }
        @media print {
          :root { --paper:#fff; --surface:#fff; --ink:#1c2126; --ink-2:#55606b; --ink-3:#8a949e;
            --line:#dfe3e6;
            --line-2:#eceff1; --accent:#0b5c6b; --on-accent:#fff; --accent-soft:#e3f0f1; --ok:#1f7a4d;
            --ok-soft:#e4f3ea; --warn:#8a5100; --warn-soft:#fdf1dc; --bad:#b3261e; --bad-soft:#fbe7e5;
            --none:#55606b; --none-soft:#eef1f3; }
          body { font-size:8.6pt; line-height:1.6; background:#fff; }
          main { max-width:none; padding:0; } main > * + * { margin-top:5mm; }
          h1 { font-size:17pt; } h2 { font-size:12pt; } h3 { font-size:9.5pt; margin-top:4mm; }
          h4 { font-size:9pt; } h2,h3,h4,caption { break-after:avoid; }
          .kind,.note,.why,.fields,.basis,.place,.mono,.state,thead th,.evidence li,footer {
            font-size:7.4pt; }
          .panel { border:0; border-top:1.2pt solid var(--ink); border-radius:0; padding:3mm 0 0; }
          .panel > header { margin-bottom:2mm; display:block; break-after:avoid; } .note { text-align:left; }
          .on-screen, .evidence li:nth-child(n+4):not(.on-paper) { display:none; } .on-paper {
            display:list-item; }
          p, .document p, .document ul { orphans:2; widows:2; }
          thead th { position:static; padding:1mm 2.5mm 1mm 0; }
          tbody th, td { padding:1.2mm 2.5mm 1.2mm 0; } tr { break-inside:avoid; }
          .numbers tbody th, .numbers td { padding-top:.5mm; padding-bottom:.5mm; font-size:8pt; }
          .contents ul { display:block; columns:2; column-gap:10mm; border:0; }
          .contents a { padding:0; color:var(--ink); }
          .contents a::after { content:leader(".") target-counter(attr(href), page); color:var(--ink-2); }
          details summary { display:none; }
          details::details-content { content-visibility:visible; display:block; }
          .evidence { margin:0; } .evidence li { margin-bottom:.6mm; line-height:1.45; }
          .evidence .fields { font-size:6.8pt; line-height:1.4; }
          .mark { font-size:5.6pt; } .sources, .sources .mono { font-size:6.8pt; }
          .section { break-after:avoid; } .section th { padding:3mm 0 .6mm; } .section h3 { margin:0; }
          .drawing { break-inside:avoid; } .basis { break-before:avoid; break-inside:avoid; }
          a { text-decoration:none; }
          .running { display:block; position:absolute; left:0; top:0; width:0; height:0; margin:0;
            overflow:hidden;
            color:#fff; font-size:1pt; string-set:running content(); }
        }
        """
}
