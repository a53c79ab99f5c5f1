import Ports

/// Sources of one file: KEV, EPSS, endoflife.date. Each is asked for only when it is another one (ETag,
/// Last-Modified).
///
/// Addresses: KEV as on CISA's page of the catalogue; EPSS as on FIRST's page of data, on the host to which
/// `epss.cyentia.com` redirects; endoflife.date by its OpenAPI description of API v1 (`/products/full`).
struct SingleFileFeed {
    let session: FeedSession

    func fetch(_ cursor: inout FeedCursor) throws(FeedRefusal) {
        let (own, path, name, form): (String, String, String, DocumentForm) =
            switch session.request.source {
            case .kev:
                (
                    "https://www.cisa.gov", "/sites/default/files/feeds/known_exploited_vulnerabilities.json",
                    "known_exploited_vulnerabilities.json", .json
                )
            case .epss:
                (
                    "https://epss.empiricalsecurity.com", "/epss_scores-current.csv.gz",
                    "epss_scores-current.csv.gz", .gzip
                )
            default: ("https://endoflife.date", "/api/v1/products/full", "endoflife-products.json", .json)
            }
        if let part = session.request.parts.first {
            throw .noSuchPart(source: session.request.source, part: part)
        }
        let address = try session.address(own, path)
        let known = cursor.validators[address.text]
        guard
            let whole = try session.fetch(
                WantedDocument(address: address, name: name, form: form, known: known))
        else { return }
        session.add(whole.document)
        cursor.validators = [address.text: whole.note.validator]
    }
}
