@main enum CompareProposals { static func main() {} }
