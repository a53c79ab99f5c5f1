import JVNFormat
import Kernel
import Testing
import Vulnerabilities

/// Names of makers and products with their CPE names.
@Suite struct ProductNamesTests {
    @Test func namesInBothLanguagesCarryTheirCPENames() throws {
        guard JVNCorpus.isThere("names of products") else { return }
        func names(_ file: String) throws -> [KnownProduct] {
            JVNReader.products(in: try JVNCorpus.bytes(file), file: file).products
        }
        let oka = try names("oka/dataFeed_myjvn_product_version_oka.json")
        #expect(
            oka.contains(
                KnownProduct(
                    .vendor, name: "三菱電機", language: "ja", vendor: nil,
                    cpe: "cpe:2.3:*:mitsubishielectric:*:*:*:*:*:*:*:*:*", from: "jvn", number: "4499")))
        #expect(
            oka.contains(
                KnownProduct(
                    .version, name: "MyJVN API", language: "en", vendor: "Tokyo Denki University",
                    version: "4.0.0", cpe: "cpe:2.3:a:dendai.ac.jp:myjvn_api:*:*:*:*:*:*:*:*", from: "jvn",
                    number: "99999999991002")))
        let hnd = try names("hnd/getProductList_hnd.xml")
        #expect(
            hnd.contains(
                KnownProduct(
                    .product, name: "melsec iq-fx5u-32mr/ds ファームウェア", language: "ja", vendor: "三菱電機",
                    cpe: "cpe:2.3:o:mitsubishielectric:melsec_iq-fx5u-32mr\\/ds_firmware:*:*:*:*:*:*:*:*",
                    from: "jvn", number: "59900")))
        let vendors = try names("hnd/getVendorList_hnd.xml")
        let nameless = try #require(vendors.first { $0.name == "特許庁" })
        #expect(nameless.cpe == nil, "misc is nobody's name")
        let details = try names("hnd/getVulnDetailInfo_hnd_JVNDB-2022-000097.xml")
        #expect(details.map(\.name) == ["電子入札コアシステム"])
        #expect(details.map(\.cpe) == ["cpe:2.3:a:jacic:electronic_bidding_core_system:*:*:*:*:*:*:*:*"])
    }

    @Test func bothListsGiveTheSameCPENameForTheSameNumber() throws {
        guard JVNCorpus.isThere("product lists side by side") else { return }
        var byNumber: [String: Set<String>] = [:]
        var both = 0
        for file in ["hnd/getProductList_hnd.xml", "oka/getProductList_oka.json"] {
            let products = JVNReader.products(in: try JVNCorpus.bytes(file), file: file).products
            for product in products where product.kind != .vendor {
                guard let number = product.number else { continue }
                if byNumber[number] != nil { both += 1 }
                byNumber[number, default: []].insert(product.cpe ?? "none")
            }
        }
        #expect(both > 40)
        #expect(byNumber.filter { $0.value.count > 1 } == [:])
    }

    @Test func aListWithoutNamesIsAnError() {
        for text in [
            "<Result><VendorInfo/><status:Status retCd=\"0\" totalRes=\"5\"/></Result>",
            "{\"jvn-product-dictionary\": {\"vendors\": []}, \"status\": {\"retCd\": 0, \"totalRes\": 5}}",
        ] {
            let (products, findings) = JVNReader.products(in: Array(text.utf8), file: "list")
            #expect(products.isEmpty)
            #expect(findings.map(\.code) == ["jvn-no-records"])
        }
    }
}
