// swift-tools-version:5.5

import PackageDescription

let package = Package(
  name: "trellis-phone-notices",
  platforms: [
    .macOS(.v10_13),
    .iOS(.v13),
  ],
  products: [
    .library(
      name: "trellis-phone-notices",
      type: .static,
      targets: ["trellis-phone-notices"])
  ],
  dependencies: [
    .package(name: "Tauri", path: "../.tauri/tauri-api")
  ],
  targets: [
    .target(
      name: "trellis-phone-notices",
      dependencies: [
        .byName(name: "Tauri")
      ],
      path: "Sources")
  ]
)
