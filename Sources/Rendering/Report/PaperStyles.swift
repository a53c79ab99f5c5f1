/// The running heads of the assessment's printed pages.
enum PaperStyles {
    static let japanesePaper: StaticString = """
        @page { size:A4; margin:20mm 15mm 18mm;
          @top-left { content:string(running); font:7.4pt "Noto Sans CJK JP",sans-serif; color:#55606b; }
          @top-right { content:"サイバーセキュリティ評価書"; font:7.4pt "Noto Sans CJK JP",sans-serif; color:#55606b; }
          @bottom-left { content:"状態は記録から求めたもの。記録がないものは「満たす」になりません";
            font:7pt "Noto Sans CJK JP",sans-serif; color:#55606b; }
          @bottom-right { content:counter(page) " / " counter(pages);
            font:7.4pt "Noto Sans CJK JP",sans-serif; color:#55606b; } }
        """

    static let englishPaper: StaticString = """
        @page { size:A4; margin:20mm 15mm 18mm;
          @top-left { content:string(running); font:7.4pt "Noto Sans CJK JP",sans-serif; color:#55606b; }
          @top-right { content:"Cybersecurity assessment"; font:7.4pt "Noto Sans CJK JP",sans-serif;
            color:#55606b; }
          @bottom-left { content:"States come from records; what is not recorded is never met";
            font:7pt "Noto Sans CJK JP",sans-serif; color:#55606b; }
          @bottom-right { content:counter(page) " of " counter(pages);
            font:7.4pt "Noto Sans CJK JP",sans-serif; color:#55606b; } }
        """
}
