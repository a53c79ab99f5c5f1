import HTML
import Kernel
import Testing

@Suite struct HTMLWriterTests {
    private func written(_ write: (inout HTMLWriter) -> Void) -> String {
        var writer = HTMLWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func hostileTextStaysText() {
        #expect(
            written { $0.element(.td, text: "</td><script>alert('1')</script>&amp;") }
                == "<td>&lt;/td&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</td>")
    }

    @Test func hostileAttributeCannotLeaveItsQuotes() {
        #expect(
            written { $0.element(.span, [.label("\" onload='x' <b>")], text: "器") }
                == "<span aria-label=\"&quot; onload=&#39;x&#39; &lt;b&gt;\">器</span>")
    }

    @Test(arguments: [0x00, 0x08, 0x85, 0x202E, 0x2067, 0xFDD0, 0x1FFFE] as [UInt32])
    func charactersThatHideOrBreakAreReplaced(code: UInt32) throws {
        let hidden = Character(try #require(Unicode.Scalar(code)))
        #expect(written { $0.text("機\(hidden)器") } == "機\u{FFFD}器")
    }

    @Test func whatIsNoNameCannotBecomeALink() {
        #expect(
            written { $0.element(.a, [.toID("javascript:x\" y")], text: "t") }
                == "<a href=\"#javascript_3ax_22_20y\">t</a>")
        #expect(
            written { $0.element(.span, [.id("5. 1)添")], text: "") }
                == "<span id=\"5._201_29_6dfb\"></span>")
    }

    @Test func voidElementsHaveNoEndAndDrawingsClose() {
        #expect(written { $0.void(.br) } == "<br>")
        #expect(
            written { $0.void(.rect, [Attribute("x", 1.25), Attribute("y", -0.5), Attribute("rx", 3)]) }
                == "<rect x=\"1.25\" y=\"-0.5\" rx=\"3\"/>")
    }

    @Test func aPageSaysItsLanguage() {
        let page = HTMLWriter.page(in: .english) { $0.element(.body) { $0.text("x") } }
        #expect(
            String(decoding: page, as: UTF8.self)
                == "<!doctype html>\n<html lang=\"en\"><body>x</body>\n</html>\n")
    }

    @Test func aDrawingHasItsWordsAndEscapesItsTexts() {
        var drawing = Drawing()
        drawing.text("<1>", x: 2, y: 3, Ink("i", fill: "#000000"))
        let svg = written { drawing.write(into: &$0, width: 10, height: 20, label: "a \"b\"") }
        #expect(svg.contains("role=\"img\" aria-label=\"a &quot;b&quot;\""))
        #expect(svg.contains("viewBox=\"0 0 10 20\""))
        #expect(svg.contains(">&lt;1&gt;</text>"))
    }
}

@Suite struct TextWidthTests {
    @Test func aKanjiIsAboutTwoLetters() {
        #expect(TextWidth.of("機器", size: 10) == 20)
        #expect(TextWidth.of("ab", size: 10) < 12)
    }

    @Test func linesBreakBetweenKanjiAndNeverBeforeAClosingMark() {
        #expect(
            TextWidth.lines("病院の無線（基地局）です", width: 90, size: 10, countMax: 3)
                == ["病院の無線（基地", "局）です"])
        #expect(
            TextWidth.lines("Hospital record system", width: 60, size: 10, countMax: 3)
                == ["Hospital ", "record ", "system"])
    }

    @Test func whatDoesNotFitEndsInAnEllipsis() {
        #expect(
            TextWidth.lines("とても長い名前の接続口", width: 60, size: 10, countMax: 1) == ["とても長い…"])
        #expect(TextWidth.lines("短い", width: 60, size: 10, countMax: 1) == ["短い"])
    }
}
