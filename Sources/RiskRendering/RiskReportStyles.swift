/// What reports on risk add to the style sheet of all pages.
enum RiskReportStyles {
    static let sheet: StaticString = """
        .report + .report { margin-top:64px; }
        .report > * + * { margin-top:24px; }
        .panel > h3 { margin-top:26px; } .panel h2 { margin-bottom:6px; }
        .reading { color:var(--ink-2); font-size:13px; max-width:none; margin:0 0 6px; }
        .verdict { display:grid; grid-template-columns:max-content 1fr; gap:10px; padding:10px 14px;
          border-radius:var(--radius); border:1px solid; margin:6px 0 10px; }
        .verdict p { margin:0; max-width:none; color:var(--ink); } .verdict .sign { font-weight:700; }
        .scroll { margin-top:6px; }
        .data { table-layout:fixed; }
        .data td, .data thead th { padding-right:10px; }
        .data td { font-size:13.5px; line-height:1.6; } .data .mono { font-size:12px; }
        .data td.links { font-size:12.5px; }
        .data a { text-decoration-thickness:1px; }
        :lang(ja) .data thead th { white-space:normal; } .data thead th { line-height:1.4; }
        .whole { white-space:nowrap; }
        .data .num { text-align:right; font-variant-numeric:tabular-nums; }
        .data .state { white-space:normal; border-radius:10px; padding:0 7px; font-size:12.5px;
          line-height:1.5; }
        .data .place { font-family:var(--mono); font-size:10.5px; color:var(--ink-3); line-height:1.4; }
        .ink-ok { color:var(--ok); } .ink-warn { color:var(--warn); } .ink-bad { color:var(--bad); }
        .ink-none { color:var(--none); }
        .facts { margin:8px 0 4px; font-size:13.5px; line-height:1.65; }
        figure { margin:10px 0; } figcaption { font-size:13px; color:var(--ink-2); line-height:1.65; }
        .graph { display:block; height:auto; margin:4px auto 8px; max-width:100%; }
        .graph [fill="#e3f0f1"] { fill:var(--accent-soft); } .graph [fill="#ffffff"] { fill:var(--surface); }
        .graph [fill="#fdf1dc"] { fill:var(--warn-soft); } .graph [fill="#fbe7e5"] { fill:var(--bad-soft); }
        .graph [fill="#1c2126"] { fill:var(--ink); } .graph [fill="#55606b"] { fill:var(--ink-2); }
        .graph [fill="#1f7a4d"] { fill:var(--ok); } .graph [fill="#b3261e"] { fill:var(--bad); }
        .graph [fill="#0b5c6b"] { fill:var(--accent); } .graph [fill="#8a949e"] { fill:var(--ink-3); }
        .graph [stroke="#1c2126"] { stroke:var(--ink); } .graph [stroke="#55606b"] { stroke:var(--ink-2); }
        .graph [stroke="#1f7a4d"] { stroke:var(--ok); } .graph [stroke="#b3261e"] { stroke:var(--bad); }
        .graph [stroke="#0b5c6b"] { stroke:var(--accent); }
        .graph [stroke="#8a949e"] { stroke:var(--ink-3); } .graph [stroke="#8a5100"] { stroke:var(--warn); }
        .matrix { table-layout:fixed; max-width:900px; }
        .matrix th, .matrix td { border:1px solid var(--line); padding:6px 9px; }
        .matrix tbody th { width:18%; font-weight:600; }
        .matrix td { font-size:12.5px; line-height:1.6; }
        .matrix td a { font-family:var(--mono); color:var(--ink); }
        .matrix .level { font-weight:600; }
        .signature { display:grid; grid-template-columns:2fr 3fr 2fr; gap:18px;
          margin-top:34px; max-width:720px; }
        .signature span { border-top:1px solid var(--ink); padding-top:2px;
          font-size:13px; color:var(--ink-2); }
        @media (max-width:760px) { .data { min-width:820px; } .matrix { min-width:520px; }
          .graph { min-width:640px; } }
        @media print {
          .report + .report { break-before:page; margin-top:0; }
          .report > * + * { margin-top:5mm; }
          .panel > h3 { margin-top:4mm; }
          .reading, .facts, figcaption { font-size:7.4pt; }
          .verdict { padding:2mm 3mm; font-size:8.6pt; }
          .data td, .matrix td { font-size:7.4pt; line-height:1.45; }
          .data td.links { font-size:6.6pt; line-height:1.5; }
          .data .mono { font-size:6.8pt; }
          .data thead th { font-size:7pt; padding:1mm 2mm 1mm 0; } .data td { padding:1mm 2mm 1mm 0; }
          .data .state { font-size:7pt; padding:0 1mm; } .data .place { font-size:5.6pt; }
          .data a, .matrix td a { color:var(--ink); }
          .data .state { display:inline; }
          .graph { max-height:225mm; break-inside:avoid; } figure { break-inside:auto; }
          .matrix { break-inside:avoid; } .matrix th, .matrix td { padding:1mm 1.6mm; }
          .signature { margin-top:14mm; break-inside:avoid; }
          thead { display:table-header-group; }
        }
        """

    static let japanesePaper: StaticString = """
        @page { size:A4; margin:20mm 15mm 18mm;
          @top-left { content:string(running); font:7.4pt "Noto Sans CJK JP",sans-serif; color:#55606b; }
          @bottom-left { content:"記録から求めたもの。記録がないものを受容できるとはみなしません";
            font:7pt "Noto Sans CJK JP",sans-serif; color:#55606b; }
          @bottom-right { content:counter(page) " / " counter(pages);
            font:7.4pt "Noto Sans CJK JP",sans-serif; color:#55606b; } }
        """

    static let englishPaper: StaticString = """
        @page { size:A4; margin:20mm 15mm 18mm;
          @top-left { content:string(running); font:7.4pt "Noto Sans CJK JP",sans-serif; color:#55606b; }
          @bottom-left { content:"Computed from records; what is not recorded is never acceptable";
            font:7pt "Noto Sans CJK JP",sans-serif; color:#55606b; }
          @bottom-right { content:counter(page) " of " counter(pages);
            font:7.4pt "Noto Sans CJK JP",sans-serif; color:#55606b; } }
        """
}
