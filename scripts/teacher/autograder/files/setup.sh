#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image of the autograder: it installs Node.js and the packages.
set -euo pipefail

root=${AUTOGRADER_ROOT:-/autograder}
dist=${NODE_DIST:-https://nodejs.org/dist/latest-v22.x}
prefix=${NODE_PREFIX:-/usr/local}

is_new_enough() {
  command -v node > /dev/null && node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19) ? 0 : 1);'
}

install_node() {
  command -v curl > /dev/null || { apt-get update && apt-get install -y curl ca-certificates; }
  local machine folder name
  case $(uname -m) in
    aarch64 | arm64) machine=arm64 ;;
    *) machine=x64 ;;
  esac
  folder=$(mktemp -d)
  curl -fsSL "$dist/SHASUMS256.txt" -o "$folder/sums"
  grep "linux-$machine.tar.gz\$" "$folder/sums" > "$folder/sum"
  name=$(sed 's/^[0-9a-f]* *//' "$folder/sum")
  curl -fsSL "$dist/$name" -o "$folder/$name"
  (cd "$folder" && sha256sum --check --quiet sum)
  mkdir -p "$prefix"
  tar -xzf "$folder/$name" -C "$prefix" --strip-components=1
  rm -rf "$folder"
}

export PATH="$prefix/bin:$PATH"
is_new_enough || install_node
cd "$root/source/workbook"
npm ci --include=dev --ignore-scripts --no-audit --no-fund
