import Glibc

extension UnsafeMutableRawPointer {
    /// A copy of bytes that `free` takes back.
    static func allocateForC(_ bytes: [UInt8]) -> UnsafeMutableRawPointer? {
        guard let copy = malloc(max(bytes.count, 1)) else { return nil }
        bytes.withUnsafeBytes {
            if let base = $0.baseAddress { copy.copyMemory(from: base, byteCount: $0.count) }
        }
        return copy
    }
}
