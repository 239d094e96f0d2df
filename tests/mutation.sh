#!/usr/bin/env bash
# Changes AuthErrors.Runtime in a thousand small ways and sees whether its fast tests notice. Takes about an hour on two cores; what it finds
# is in docs/mutation.md. Fails below 85 %.
set -eu
cd "$(dirname "$0")/.."
dotnet tool restore
export AUTHERRORS_FUZZ_ROUNDS=500
cd tests/AuthErrors.Runtime.Tests
dotnet stryker "$@"
