@main
struct Mamori {
    static func main() {}
}
