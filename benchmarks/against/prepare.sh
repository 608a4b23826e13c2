# Sourced by the scripts of this folder: the root of the repository, a python, a folder that goes when the script ends, and what is measured.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
python=${PYTHON:-/usr/bin/python3}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# The program as one publishes it.
publish() {
    dotnet publish src/EmgTool -c Release -p:PublishProfile=single -o "$folder/bin" --verbosity quiet >&2
    program=$folder/bin/emgtool
}

# The program as a Release build leaves it.
build() {
    dotnet build -c Release src/EmgTool --verbosity quiet >&2
    program=$PWD/artifacts/bin/EmgTool/release/emgtool
}

build_benchmarks() {
    dotnet build -c Release benchmarks/EmgTool.Benchmarks --verbosity quiet >&2
    bench=$PWD/artifacts/bin/EmgTool.Benchmarks/release/EmgTool.Benchmarks
}
