import CLibCurl
import Foundation
import Kernel
import Ports

/// Takes in one answer.
protocol TransferReceiver: AnyObject {
    /// The head is there; false gives the connection up.
    func begin(_ head: HTTPHead) -> Bool
    /// Some of the body; false gives the connection up.
    func take(_ bytes: UnsafeRawBufferPointer) -> Bool
}

/// One request and its answer by libcurl; the only place with its pointers.
///
/// Redirects are not followed here. Certificates are always verified. Proxies come from `https_proxy`,
/// `http_proxy`, `all_proxy` and `no_proxy`, which libcurl reads itself.
final class Transfer {
    /// How an exchange ended.
    enum Ending {
        case whole
        /// The receiver gave it up.
        case givenUp
        /// The connection ended before the announced length.
        case cutOff
        /// Too slow, or out of time.
        case timedOut
        case certificate(reason: String)
        case unreachable(reason: String)
    }

    private static let isReady: Bool = curl_begin_everything() == CURLE_OK

    private let receiver: any TransferReceiver
    private var head: HTTPHead?
    private var hasBegun = false
    private var hasGivenUp = false

    private init(_ receiver: any TransferReceiver) { self.receiver = receiver }

    /// - Parameters:
    ///   - seconds: the most that the exchange may take.
    ///   - authorities: a file of certificate authorities instead of the system's.
    static func run(
        _ address: FeedAddress, headers: [String: String], seconds: Double, settings: FeedSettings,
        authorities: String?, into receiver: any TransferReceiver
    ) -> Ending {
        precondition(isReady, "libcurl begins.")
        guard let handle = curl_easy_init() else { preconditionFailure("libcurl has no memory.") }
        defer { curl_easy_cleanup(handle) }
        var list: UnsafeMutablePointer<curl_slist>?
        for (name, value) in headers.sorted(by: { $0.key < $1.key }) {
            list = curl_slist_append(list, "\(name): \(value)")
        }
        defer { curl_slist_free_all(list) }
        curl_set_text(handle, CURLOPT_URL, address.text)
        curl_set_text(handle, CURLOPT_PROTOCOLS_STR, address.isLoopback ? "http,https" : "https")
        curl_set_pointer(handle, CURLOPT_HTTPHEADER, list)
        curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        curl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        curl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        curl_set_long(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, settings.connectSeconds)
        curl_set_long(handle, CURLOPT_TIMEOUT_MS, max(1, Int(seconds * 1000)))
        curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, settings.stallBytesPerSecond)
        curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, settings.stallSeconds)
        if let authorities { curl_set_text(handle, CURLOPT_CAINFO, authorities) }
        // A proxy of the company has no business with what the machine says to itself.
        if address.isLoopback { curl_set_text(handle, CURLOPT_PROXY, "") }
        let transfer = Transfer(receiver)
        return withExtendedLifetime(transfer) { transfer.perform(handle) }
    }

    private func perform(_ handle: UnsafeMutableRawPointer) -> Ending {
        let box = Unmanaged.passUnretained(self).toOpaque()
        curl_set_pointer(handle, CURLOPT_HEADERDATA, box)
        curl_set_pointer(handle, CURLOPT_WRITEDATA, box)
        curl_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, box in
            guard let bytes, let box else { return 0 }
            let transfer = Unmanaged<Transfer>.fromOpaque(box).takeUnretainedValue()
            transfer.takeHeader(UnsafeRawBufferPointer(start: bytes, count: size * count))
            return size * count
        }
        curl_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, box in
            guard let bytes, let box else { return 0 }
            let transfer = Unmanaged<Transfer>.fromOpaque(box).takeUnretainedValue()
            return transfer.takeBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
                ? size * count : 0
        }
        let code = curl_easy_perform(handle)
        if hasGivenUp { return .givenUp }
        if code == CURLE_OK { return begin() ? .whole : .givenUp }
        let reason = String(cString: curl_easy_strerror(code))
        switch code {
        case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2, CURLE_HTTP2_STREAM:
            return hasBegun ? .cutOff : .unreachable(reason: reason)
        case CURLE_OPERATION_TIMEDOUT: return .timedOut
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_INVALIDCERTSTATUS:
            return .certificate(reason: reason)
        default: return .unreachable(reason: reason)
        }
    }

    private func takeHeader(_ bytes: UnsafeRawBufferPointer) {
        let line = String(decoding: bytes, as: UTF8.self)
        if let fresh = HTTPHead(statusLine: line) {
            // 100, 103 and the like come before the head that counts.
            head = fresh
        } else {
            head?.add(line: line)
        }
    }

    private func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard begin(), receiver.take(bytes) else {
            hasGivenUp = true
            return false
        }
        return true
    }

    /// Hands over the head once; an answer without a body has one too.
    private func begin() -> Bool {
        if hasBegun { return true }
        guard let head, receiver.begin(head) else {
            hasGivenUp = true
            return false
        }
        hasBegun = true
        return true
    }
}
